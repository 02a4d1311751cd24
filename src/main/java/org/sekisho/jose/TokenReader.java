package org.sekisho.jose;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;
import org.sekisho.platform.PublicAddress;

/** Verifies access tokens. We choose algorithm and key; of the token only the name of one of our own keys is believed. */
@ApplicationScoped
class TokenReader {

    private static final int LONGEST = 4096;
    private static final int DOTS_OF_A_SIGNED_TOKEN = 2;
    private static final int SKEW_SECONDS = 5;

    /** Headers that would have us fetch or believe a foreign key, or read the token in another way. */
    private static final List<String> NEVER =
            List.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64", "zip", "cty", "enc");

    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;

    TokenReader(SigningKeys keys, PublicAddress address, Clock clock) {
        this.keys = keys;
        this.issuer = address.base().toString();
        this.clock = clock;
    }

    /** The claims of a token of ours that works now; what is wrong with another is nobody's business. */
    Optional<JwtClaims> read(String token) {
        // Encrypted tokens are not even parsed: some of their algorithms let the sender say how hard we work.
        boolean signed =
                token.length() <= LONGEST && token.chars().filter(c -> c == '.').count() == DOTS_OF_A_SIGNED_TOKEN;
        try {
            return signed ? Optional.of(consumer().processToClaims(token)) : Optional.empty();
        } catch (InvalidJwtException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ES256)
                .setVerificationKeyResolver((token, outer) -> key(token))
                .setExpectedType(true, AccessTokens.TYPE)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, AccessTokens.AUDIENCE)
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private Key key(JsonWebSignature token) throws UnresolvableKeyException {
        for (String header : NEVER) {
            if (token.getHeaders().getObjectHeaderValue(header) != null) {
                throw new UnresolvableKeyException("a header that is not allowed");
            }
        }
        return keys.find(token.getKeyIdHeaderValue())
                .map(SigningKey::verifying)
                .orElseThrow(() -> new UnresolvableKeyException("not a key of ours"));
    }
}
