package org.sekisho.card.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.sekisho.card.CardRange;

@Entity
@Table(name = "card_range")
@NullUnmarked
class CardRangeRow {

    @Id
    UUID id;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "issuer_id")
    IssuerRow issuer;

    @Column(name = "first_pan")
    String firstPan;

    @Column(name = "last_pan")
    String lastPan;

    String scheme;

    CardRange toRange() {
        return new CardRange(issuer.toIssuer(), firstPan, lastPan, scheme);
    }
}
