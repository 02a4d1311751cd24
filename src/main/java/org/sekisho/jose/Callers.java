package org.sekisho.jose;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/**
 * Tells smallrye-jwt who is behind a token. Keys come from the ring and merchants from memory, so a new key needs no other
 * configuration and a merchant that was disabled, or lost a scope, is refused although its token has not expired.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class Callers extends JWTCallerPrincipalFactory {

    private final TokenReader tokens;
    private final Requestors requestors;

    Callers(TokenReader tokens, Requestors requestors) {
        this.tokens = tokens;
        this.requestors = requestors;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JwtClaims claims =
                tokens.read(token).orElseThrow(() -> new ParseException("not a token of ours that works now"));
        Requestor caller = requestors
                .findClient(String.valueOf(claims.getClaimValue("sub")))
                .orElseThrow(() -> new ParseException("no merchant of ours"));
        claims.setStringListClaim("groups", stillGranted(claims, caller));
        return new DefaultJWTCallerPrincipal(token, claims);
    }

    private static List<String> stillGranted(JwtClaims claims, Requestor caller) {
        return claims.getClaimValue("groups") instanceof List<?> granted
                ? granted.stream()
                        .map(String::valueOf)
                        .filter(caller.scopes()::contains)
                        .toList()
                : List.of();
    }
}
