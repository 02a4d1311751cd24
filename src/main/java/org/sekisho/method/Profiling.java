package org.sekisho.method;

import java.net.URI;
import org.sekisho.platform.StartRefused;

/**
 * A provider's profiling script in the page.
 *
 * @param template its address, with a place for the session
 * @param origin the one origin that the page may speak to because of it
 */
record Profiling(String template, String origin) {

    private static final String SESSION = "{session}";
    private static final String SETTING = "sekisho.method.profiling-url";

    /** @throws StartRefused unless the address is one by https and has a place for the session */
    static Profiling of(String template) {
        StartRefused.unless(template.contains(SESSION), SETTING, template, "it must contain " + SESSION);
        try {
            URI uri = URI.create(template.replace(SESSION, "0"));
            boolean fits = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
            StartRefused.unless(fits, SETTING, template, "it must be an address by https");
            return new Profiling(template, "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException _) {
            throw new StartRefused("The setting " + SETTING + " is no address.");
        }
    }

    /** The address for one authentication. */
    String url(String session) {
        return template.replace(SESSION, session);
    }
}
