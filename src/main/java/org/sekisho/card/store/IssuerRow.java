package org.sekisho.card.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.sekisho.card.Issuer;

@Entity
@Table(name = "issuer")
@NullUnmarked
class IssuerRow {

    @Id
    String id;

    @Column(name = "name_ja")
    String nameJa;

    @Column(name = "name_en")
    String nameEn;

    @Column(columnDefinition = "char(7)")
    String accent;

    @Column(name = "support_phone")
    String supportPhone;

    @Column(name = "display_zone")
    String displayZone;

    String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "when_not_registered", columnDefinition = "varchar(12)")
    Issuer.WhenNotRegistered whenNotRegistered;

    @Enumerated(EnumType.STRING)
    @Column(name = "when_fraud", columnDefinition = "varchar(20)")
    Issuer.WhenFraud whenFraud;

    String country;

    @Column(name = "scoring_provider")
    String scoringProvider;

    @Column(name = "other_proofs")
    boolean otherProofs;

    @Enumerated(EnumType.STRING)
    @Column(name = "trust_list", columnDefinition = "varchar(10)")
    Issuer.TrustList trustList;

    Issuer toIssuer() {
        return new Issuer(
                id,
                nameJa,
                nameEn,
                accent,
                supportPhone,
                ZoneId.of(displayZone),
                Locale.of(language),
                whenNotRegistered,
                whenFraud,
                country,
                scoringProvider,
                otherProofs,
                trustList);
    }

    static IssuerRow of(Issuer issuer) {
        IssuerRow row = new IssuerRow();
        row.id = issuer.id();
        row.nameJa = issuer.nameJa();
        row.nameEn = issuer.nameEn();
        row.accent = issuer.accent();
        row.supportPhone = issuer.supportPhone();
        row.displayZone = issuer.zone().getId();
        row.language = issuer.language().getLanguage();
        row.whenNotRegistered = issuer.whenNotRegistered();
        row.whenFraud = issuer.whenFraud();
        row.country = issuer.country();
        row.scoringProvider = issuer.scoringProvider();
        row.otherProofs = issuer.otherProofs();
        row.trustList = issuer.trustList();
        return row;
    }
}
