package org.sekisho.testkit;

/** Reads what Prometheus would. */
public final class Metrics {
    private Metrics() {}

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
