package org.sekisho.credential.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.credential.passkey.WebAuthn.Place;
import org.sekisho.testkit.SoftAuthenticator;

class WebAuthnTest {
    private static final String ORIGIN = "https://acs.example";
    private static final String SHOP = "https://shop.example";
    private static final String CHALLENGE =
            Base64.getUrlEncoder().withoutPadding().encodeToString("thirty-two bytes, more or less..".getBytes());

    private final WebAuthn webAuthn = new WebAuthn(party("https://acs.example", Optional.empty()));
    private final SoftAuthenticator authenticator = new SoftAuthenticator(ORIGIN).forSite("acs.example");

    @Test
    void passkeyThatWasMadeHereIsTaken() {
        Passkey made = made().orElseThrow();

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(made.rawId()))
                .isEqualTo(authenticator.id());
        assertThat(made.signCount()).isZero();
        assertThat(made.backedUp()).isFalse();
    }

    @Test
    void passkeyOfAnotherOriginIsNotTaken() {
        authenticator.from("https://evil.example");

        assertThat(made()).isEmpty();
    }

    @Test
    void passkeyOfAnotherSiteIsNotTaken() {
        authenticator.forSite("evil.example");

        assertThat(made()).isEmpty();
    }

    @Test
    void passkeyWhoseHolderWasNotVerifiedIsNotTaken() {
        authenticator.verifying(false);

        assertThat(made()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SHOP})
    void passkeyThatWasMadeInAFrameIsNotTaken(String named) {
        authenticator.framed(named);

        assertThat(made()).isEmpty();
    }

    @Test
    void answerOfThePasskeyIsRight() {
        Passkey passkey = made().orElseThrow();

        assertThat(answer(passkey, Place.OWN_PAGE)).isEqualTo(new Verified.Right(0, false));
    }

    @Test
    void answerOfAnotherOriginIsWrong() {
        Passkey passkey = made().orElseThrow();
        authenticator.from("https://acs.example.evil.example");

        assertThat(answer(passkey, Place.ANY_FRAME)).isInstanceOf(Verified.Wrong.class);
    }

    @Test
    void answerOnAShopsOwnPageIsWrongEvenInAFrame() {
        Passkey passkey = made().orElseThrow();
        authenticator.from(SHOP).framed(SHOP);

        assertThat(answer(passkey, Place.ANY_FRAME)).isInstanceOf(Verified.Wrong.class);
    }

    @Test
    void answerForAnotherSiteIsWrong() {
        Passkey passkey = made().orElseThrow();
        authenticator.forSite("example");

        assertThat(answer(passkey, Place.OWN_PAGE)).isInstanceOf(Verified.Wrong.class);
    }

    @Test
    void answerWithoutVerificationOfTheHolderIsWrong() {
        Passkey passkey = made().orElseThrow();
        authenticator.verifying(false);

        assertThat(answer(passkey, Place.OWN_PAGE)).isInstanceOf(Verified.Wrong.class);
    }

    @Test
    void answerOfAnotherPasskeyIsWrong() {
        Passkey passkey = made().orElseThrow();
        var other = new SoftAuthenticator(ORIGIN).forSite("acs.example");

        Presented forged =
                webAuthn.presented(authenticator.forgedBy(other, CHALLENGE)).orElseThrow();

        assertThat(webAuthn.verified(forged, passkey, Place.OWN_PAGE)).isInstanceOf(Verified.Wrong.class);
    }

    @Test
    void attestationIsNoAnswer() {
        Passkey passkey = made().orElseThrow();

        Presented presented = webAuthn.presented(authenticator.signed("webauthn.create", CHALLENGE))
                .orElseThrow();

        assertThat(webAuthn.verified(presented, passkey, Place.OWN_PAGE)).isInstanceOf(Verified.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SHOP})
    void frameIsAllowedForPurchasesAlone(String named) {
        Passkey passkey = made().orElseThrow();
        authenticator.framed(named);

        assertThat(answer(passkey, Place.ANY_FRAME)).isInstanceOf(Verified.Right.class);
        assertThat(answer(passkey, Place.OWN_PAGE)).isInstanceOf(Verified.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, Right", "0, 1, Right", "5, 6, Right", "5, 5, CountsBack", "5, 4, CountsBack", "5, 0, CountsBack"
    })
    void counterOnlyGrows(long before, long now, String outcome) {
        authenticator.counting(before);
        Passkey passkey = made().orElseThrow();
        authenticator.counting(now);

        assertThat(answer(passkey, Place.OWN_PAGE).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "YQ.YQ.YQ.YQ.", "****.YQ.YQ.YQ.YQ", "YQ.YQ.e30.YQ."})
    void whatCannotBeReadIsNothing(String text) {
        assertThat(webAuthn.presented(text)).isEmpty();
        assertThat(webAuthn.offered(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acs.bank.example, true",
        "http://localhost:8080, true",
        "http://acs.bank.example, false",
        "https://192.0.2.1, false",
        "https://[2001:db8::1], false"
    })
    void passkeysNeedANameAndHttps(String address, boolean possible) {
        assertThat(party(address, Optional.empty()).isPossible()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "acs.bank.example, acs.bank.example, true",
        "bank.example, acs.bank.example, true",
        "example, acs.bank.example, false",
        "ank.example, acs.bank.example, false",
        "other.example, acs.bank.example, false"
    })
    void siteIsTheHostOrADomainAboveIt(String site, String host, boolean covers) {
        assertThat(RelyingParty.covers(site, host)).isEqualTo(covers);
    }

    private Optional<Passkey> made() {
        return webAuthn.offered(authenticator.made(CHALLENGE)).flatMap(webAuthn::made);
    }

    private Verified answer(Passkey passkey, Place place) {
        return webAuthn.verified(
                webAuthn.presented(authenticator.signed(CHALLENGE)).orElseThrow(), passkey, place);
    }

    private static RelyingParty party(String address, Optional<String> site) {
        return new RelyingParty(() -> URI.create(address), () -> site);
    }
}
