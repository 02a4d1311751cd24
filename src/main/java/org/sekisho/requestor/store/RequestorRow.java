package org.sekisho.requestor.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.sekisho.requestor.Requestor;

@Entity
@Table(name = "requestor")
@NullUnmarked
class RequestorRow {

    @Id
    UUID id;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "secret_hash")
    byte[] secretHash;

    String name;

    /** Separated by spaces, as RFC 6749 writes them. */
    String scopes;

    /** Separated by spaces. */
    @Column(name = "return_origins")
    String returnOrigins;

    @Column(name = "webhook_url")
    String webhookUrl;

    @Column(name = "webhook_secret")
    byte[] webhookSecret;

    /** Of an operator. */
    @Column(name = "issuer_id")
    String issuerId;

    boolean disabled;

    Requestor toRequestor() {
        return new Requestor(
                id, clientId, name, Set.of(scopes.split(" ")), Set.of(returnOrigins.split(" ")), webhookUrl, issuerId);
    }
}
