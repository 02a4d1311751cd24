package org.sekisho.requestor.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return new Requestor(id, clientId, name, words(scopes), words(returnOrigins), webhookUrl, issuerId);
    }

    /** Typed by hand: a word that stands there twice is one. */
    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
