package org.sekisho.testkit;

import java.net.URI;
import java.net.http.HttpRequest;

/** Reads what Prometheus would. */
public final class Metrics {
    private Metrics() {}

    /** What it gets now. */
    public static String scraped() {
        return Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/q/metrics"))))
                .body();
    }

    /** How often something was taken that the protocol does not foresee. */
    public static long leniencies(String scraped, String what) {
        return scraped.lines()
                .filter(line ->
                        line.startsWith("sekisho_protocol_leniency_total{") && line.contains("what=\"" + what + "\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }

    /** How many AReqs were timed under the path by which the alert {@code SekishoSlow} finds them. */
    public static long timedAReqs(String scraped) {
        return scraped.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("method=\"POST\"")
                        && line.contains("uri=\"/3ds/areq\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }
}
