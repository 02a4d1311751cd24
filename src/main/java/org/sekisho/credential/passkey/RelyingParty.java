package org.sekisho.credential.passkey;

import com.webauthn4j.data.client.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.regex.Pattern;
import org.sekisho.platform.PublicAddress;

/** Who we are to browsers and authenticators: the site that passkeys belong to, and the one origin they may be used from. */
@ApplicationScoped
public class RelyingParty {

    /** Browsers know no passkeys of addresses. */
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

    private final String id;
    private final Origin origin;
    private final boolean possible;

    RelyingParty(PublicAddress address, PasskeyConfig config) {
        URI base = address.base();
        this.id = config.rpId().orElse(base.getHost());
        this.origin = new Origin(base.getScheme() + "://" + base.getAuthority());
        this.possible = !ADDRESS.matcher(base.getHost()).matches()
                && (base.getScheme().equals("https") || base.getHost().equals("localhost"));
    }

    /** The site, WebAuthn's RP ID. */
    public String id() {
        return id;
    }

    /** Whether browsers do passkeys at our address at all: a host with a name, over https or on this machine. */
    public boolean isPossible() {
        return possible;
    }

    Origin origin() {
        return origin;
    }

    /** Whether a site may be claimed by pages of a host: the host itself, or a part of its name that is not yet a whole country's. */
    public static boolean covers(String rpId, String host) {
        return host.equals(rpId) || (host.endsWith("." + rpId) && rpId.indexOf('.') > 0);
    }
}
