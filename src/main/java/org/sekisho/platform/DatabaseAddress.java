package org.sekisho.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a PostgreSQL database is and who may enter; the reactive client and the migrations use the same one. */
public record DatabaseAddress(
        String host, int port, String name, String user, String password, DatabaseEncryption encryption) {

    private static final String FORM = "postgresql://user:password@host:5432/name";
    private static final int USUAL_PORT = 5432;

    /** Reads a URL such as {@code postgresql://user:password@host:5432/name?sslmode=require}; a wrong one refuses the start. */
    public static DatabaseAddress parse(String setting, String url) {
        URI uri = uri(setting, url);
        boolean ours = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!ours || uri.getHost() == null || uri.getRawPath().length() < 2) {
            throw unreadable(setting);
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() == -1 ? USUAL_PORT : uri.getPort(),
                uri.getRawPath().substring(1),
                credentials.length > 0 ? decoded(setting, credentials[0]) : "",
                credentials.length > 1 ? decoded(setting, credentials[1]) : "",
                DatabaseEncryption.parse(setting, uri.getRawQuery()));
    }

    /** The Quarkus properties that make both clients use this database. */
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("quarkus.datasource.reactive.url", "postgresql://" + place());
        properties.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + place() + encryption.jdbcQuery());
        if (!user.isEmpty()) {
            properties.put("quarkus.datasource.username", user);
        }
        if (!password.isEmpty()) {
            properties.put("quarkus.datasource.password", password);
        }
        properties.putAll(encryption.reactiveProperties());
        return properties;
    }

    /** Host, port and name: fit for a log. */
    public String place() {
        return host + ":" + port + "/" + name;
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return user + "@" + place();
    }

    private static URI uri(String setting, String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw unreadable(setting);
        }
    }

    private static String decoded(String setting, String part) {
        try {
            // URLDecoder is made for forms, where + is a blank; in a URL it is a plus
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable(setting);
        }
    }

    private static StartRefused unreadable(String setting) {
        // the value holds a password, so it is not repeated
        return new StartRefused(setting + " cannot be read: it must look like " + FORM
                + ", with special characters of the password percent-encoded.");
    }
}
