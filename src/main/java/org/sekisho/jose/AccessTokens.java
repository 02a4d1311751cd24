package org.sekisho.jose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.sekisho.platform.PublicAddress;

/** Makes access tokens of merchants: JWTs as RFC 9068 has them, signed with ES256. */
@ApplicationScoped
public class AccessTokens {

    /** For whom tokens are made. */
    static final String AUDIENCE = "sekisho";

    static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final TokenConfig config;
    private final String issuer;
    private final Clock clock;

    AccessTokens(SigningKeys keys, TokenConfig config, PublicAddress address, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.issuer = address.base().toString();
        this.clock = clock;
    }

    /** How long a new token works. */
    public Duration lifetime() {
        return config.lifetime();
    }

    /** A token with which a client may do what the scopes say. */
    public String issue(String clientId, Set<String> scopes) {
        List<String> sorted = scopes.stream().sorted().toList();
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(clientId);
        claims.setClaim("client_id", clientId);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(config.lifetime()).getEpochSecond()));
        claims.setClaim("scope", String.join(" ", sorted));
        claims.setStringListClaim("groups", sorted);
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        SigningKey key = keys.active();
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setHeader("typ", TYPE);
        token.setKeyIdHeaderValue(key.kid());
        token.setKey(key.signing());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token can always be signed", e);
        }
    }
}
