import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of a flight recording goes, by area and by frame. A sample belongs to the area of its innermost frame that
 * has one, so what an area calls in the JDK counts for the area. Arguments: recording, seconds to skip at the beginning.
 */
final class Profile {

    private record Area(String name, String... prefixes) {
        boolean holds(String method) {
            for (String prefix : prefixes) {
                if (method.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<Area> AREAS = List.of(
            new Area("crypto", "javax.crypto.", "com.sun.crypto.", "sun.security.", "java.security."),
            new Area("JSON", "com.fasterxml."),
            new Area("AReq checks", "org.sekisho.protocol."),
            new Area("fault tolerance", "io.smallrye.faulttolerance."),
            new Area("metrics", "io.micrometer.", "io.quarkus.micrometer."),
            new Area("logging", "org.jboss.logmanager.", "org.jboss.logging.", "io.quarkus.logging."),
            new Area("pg client", "io.vertx.pgclient.", "io.vertx.sqlclient.", "io.vertx.mutiny.sqlclient.", "io.vertx.mutiny.pgclient."),
            new Area("REST client", "org.jboss.resteasy.reactive.client.", "io.quarkus.rest.client.", "io.vertx.core.http.impl.HttpClient", "io.vertx.core.http.impl.Http1xClient", "io.vertx.core.http.impl.pool", "io.vertx.core.net.impl.pool"),
            new Area("REST layer", "org.jboss.resteasy.reactive.", "io.quarkus.resteasy.", "io.quarkus.vertx.http.", "io.vertx.ext.web."),
            new Area("CDI", "io.quarkus.arc."),
            new Area("Mutiny", "io.smallrye.mutiny.", "io.vertx.mutiny."),
            new Area("HTTP of Vert.x and Netty", "io.vertx.core.http.", "io.netty.handler.codec."),
            new Area("sockets and event loops", "io.netty.", "sun.nio.ch.", "io.vertx.core."),
            new Area("rest of Sekisho", "org.sekisho."));

    private final Map<String, Integer> byArea = new HashMap<>();
    private final Map<String, Integer> byLeaf = new HashMap<>();
    private final Map<String, Integer> within = new HashMap<>();
    private int samples;

    private Profile() {}

    public static void main(String[] args) throws IOException {
        new Profile().print(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 0);
    }

    private void print(Path recording, int skipped) throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        boolean cpuTime = false;
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            String type = event.getEventType().getName();
            if (type.equals("jdk.CPUTimeSample") || type.equals("jdk.ExecutionSample")) {
                cpuTime |= type.equals("jdk.CPUTimeSample");
                events.add(event);
            }
        }
        String wanted = cpuTime ? "jdk.CPUTimeSample" : "jdk.ExecutionSample";
        var first = events.stream().map(RecordedEvent::getStartTime).min(Comparator.naturalOrder());
        events.stream()
                .filter(event -> event.getEventType().getName().equals(wanted))
                .filter(event -> event.getStartTime().isAfter(first.orElseThrow().plusSeconds(skipped)))
                .filter(event -> event.getStackTrace() != null)
                .forEach(event -> count(event.getStackTrace().getFrames()));
        System.out.println(samples + " samples of " + wanted);
        table("area", byArea, 20);
        table("innermost frame", byLeaf, 40);
        table("inside (each counted once in a sample)", within, 90);
    }

    private void count(List<RecordedFrame> frames) {
        samples++;
        String area = "JVM and JDK";
        Set<String> once = new HashSet<>();
        boolean found = false;
        for (RecordedFrame frame : frames) {
            String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
            if (!found) {
                for (Area one : AREAS) {
                    if (one.holds(method)) {
                        area = one.name;
                        found = true;
                        break;
                    }
                }
            }
            once.add(method);
        }
        byArea.merge(area, 1, Integer::sum);
        RecordedFrame leaf = frames.getFirst();
        byLeaf.merge(leaf.getMethod().getType().getName() + "." + leaf.getMethod().getName(), 1, Integer::sum);
        once.forEach(method -> within.merge(method, 1, Integer::sum));
    }

    private void table(String title, Map<String, Integer> counts, int most) {
        System.out.printf("%n| %s | samples | share |%n|---|---|---|%n", title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "| %s | %d | %.1f %% |%n", entry.getKey(), entry.getValue(), 100.0 * entry.getValue() / samples));
    }
}
