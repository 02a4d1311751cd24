package org.sekisho.sdk.crypto;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * What an app is told in the ARes, signed so that nobody between can put in a key of their own: both public keys and where to go.
 *
 * @param acsURL where the app sends its CReqs
 */
public record AcsSignedContent(EphemeralKey ours, EphemeralKey theirs, String acsURL) {

    /** The content as a compact JWS (RFC 7515) with the chain of certificates in its header. */
    public String signed(ContentSigner signer) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(signer.algorithm());
        jws.setCertificateChainHeaderValue(signer.chain().toArray(X509Certificate[]::new));
        jws.setPayload(JsonUtil.toJson(payload()));
        jws.setKey(signer.key());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key for signed content cannot sign", e);
        }
    }

    private Map<String, Object> payload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("acsEphemPubKey", ours.jwk());
        payload.put("sdkEphemPubKey", theirs.jwk());
        payload.put("acsURL", acsURL);
        return payload;
    }
}
