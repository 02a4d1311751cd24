package org.sekisho.credential.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies what browsers bring of passkeys, by the steps of WebAuthn Level 3, sections 7.1 and 7.2. Whether a challenge was
 * ours and unused, the caller knows. Attestations are not looked at: we ask for none, and any make of authenticator will do.
 */
@ApplicationScoped
public class WebAuthn {

    /** ES256, EdDSA and RS256 by COSE's numbers, as we like them; every authenticator knows the first, those of Windows the last. */
    public static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private final RelyingParty party;
    private final ObjectConverter converter = new ObjectConverter();
    private final List<PublicKeyCredentialParameters> taken = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
            .toList();
    private final WebAuthnManager rules = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    WebAuthn(RelyingParty party) {
        this.party = party;
    }

    /** Where a passkey may be used. */
    public enum Place {
        /** A page of our own, which lives in no frame. */
        OWN_PAGE,
        /** A page of ours in anybody's frame: any shop may show the challenge, so the site around it says nothing. */
        ANY_FRAME
    }

    /** Reads an answer: credential ID, authenticator data, client data, signature and user handle. Empty for anything else. */
    public Optional<Presented> presented(String text) {
        return Base64Url.parts(text, 5).flatMap(this::presented);
    }

    private Optional<Presented> presented(byte[][] parts) {
        try {
            AuthenticationData data = rules.parse(new AuthenticationRequest(
                    parts[0], parts[4].length == 0 ? null : parts[4], parts[1], parts[2], null, parts[3]));
            return challenge(data.getCollectedClientData()).map(challenge -> new Presented(data, challenge));
        } catch (WebAuthnException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads a new passkey: attestation object and client data. Empty for anything else. */
    public Optional<Offered> offered(String text) {
        return Base64Url.parts(text, 2).flatMap(this::offered);
    }

    private Optional<Offered> offered(byte[][] parts) {
        try {
            RegistrationData data = rules.parse(new RegistrationRequest(parts[0], parts[1]));
            return challenge(data.getCollectedClientData()).map(challenge -> new Offered(data, challenge));
        } catch (WebAuthnException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The library looks at the site around a frame only where the browser names it. */
    private static boolean isFramed(@Nullable CollectedClientData client) {
        return client == null || Boolean.TRUE.equals(client.getCrossOrigin());
    }

    private static Optional<byte[]> challenge(@Nullable CollectedClientData client) {
        return client == null || client.getChallenge() == null
                ? Optional.empty()
                : Optional.of(client.getChallenge().getValue());
    }

    /** The new passkey, if it was made for us, on a page of our own, and its holder was verified. */
    public Optional<Passkey> made(Offered offered) {
        if (isFramed(offered.data().getCollectedClientData())) {
            return Optional.empty();
        }
        try {
            rules.verify(
                    offered.data(),
                    new RegistrationParameters(server(offered.challenge(), Place.OWN_PAGE), taken, true));
            return Optional.of(passkey(offered.data()));
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private Passkey passkey(RegistrationData data) {
        var attested = data.getAttestationObject();
        if (attested == null) {
            throw new IllegalArgumentException("no attestation object");
        }
        AuthenticatorData<?> authenticator = attested.getAuthenticatorData();
        AttestedCredentialData credential = authenticator.getAttestedCredentialData();
        if (credential == null) {
            throw new IllegalArgumentException("no credential");
        }
        return new Passkey(
                credential.getCredentialId(),
                converter.getCborConverter().writeValueAsBytes(credential.getCOSEKey()),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS());
    }

    /** Looks whether an answer is a known passkey's. */
    public Verified verified(Presented presented, Passkey passkey, Place place) {
        if (place == Place.OWN_PAGE && isFramed(presented.data().getCollectedClientData())) {
            return new Verified.Wrong();
        }
        try {
            rules.verify(
                    presented.data(),
                    new AuthenticationParameters(
                            server(presented.challenge(), place), known(passkey), List.of(passkey.rawId()), true));
            return right(presented);
        } catch (MaliciousCounterValueException counter) {
            return new Verified.CountsBack();
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return new Verified.Wrong();
        }
    }

    private static Verified right(Presented presented) {
        AuthenticatorData<?> authenticator = presented.data().getAuthenticatorData();
        return authenticator == null
                ? new Verified.Wrong()
                : new Verified.Right(authenticator.getSignCount(), authenticator.isFlagBS());
    }

    private ServerProperty server(byte[] challenge, Place place) {
        ServerProperty.Builder server = ServerProperty.builder()
                .origin(party.origin())
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge));
        return (place == Place.ANY_FRAME ? server.anyTopOrigin() : server).build();
    }

    private CredentialRecordImpl known(Passkey passkey) {
        COSEKey key = converter.getCborConverter().readValue(passkey.publicKey(), COSEKey.class);
        if (key == null) {
            throw new IllegalArgumentException("no key");
        }
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                new AttestedCredentialData(AAGUID.ZERO, passkey.rawId(), key),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                Set.of());
    }
}
