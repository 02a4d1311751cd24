import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sekisho.protocol.CpuTime;
import org.sekisho.protocol.ParsingBenchmark;

/**
 * What the checks of an AReq cost beside Jackson alone: CPU for each, in JVMs of their own, in turns.
 *
 * <pre>
 *   --rounds n      each way once forth and once back (default 4)
 *   --warmup n      seconds in each JVM before it is measured (default 4)
 *   --seconds n     seconds in each JVM that are measured (default 4)
 *   --bodies a,b    typical, of a browser's purchase; long, with 56 KB of extensions (default both)
 * </pre>
 */
final class Parsing {

    private static final List<String> WAYS = List.of("plain", "strict", "guarded", "whole");

    private final Options options;

    private Parsing(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        var parsing = new Parsing(Options.of(args));
        System.out.println("| body | bytes | way | CPU µs | wall µs | CPU, as a multiple of plain |");
        System.out.println("|---|---|---|---|---|---|");
        for (String body : parsing.options.text("--bodies", "typical,long").split(",")) {
            parsing.compare(body);
        }
    }

    /** One JVM's figures in microseconds. */
    private record Figures(double cpu, double wall) {}

    private void compare(String name) throws Exception {
        byte[] bytes = body(name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path file = Files.createTempFile("sekisho-areq", ".json");
        try {
            Files.write(file, bytes);
            Map<String, List<Figures>> all = new LinkedHashMap<>();
            WAYS.forEach(way -> all.put(way, new ArrayList<>()));
            for (int round = 0; round < options.number("--rounds", 4); round++) {
                WAYS.forEach(way -> all.get(way).add(measured(way, file)));
                WAYS.reversed().forEach(way -> all.get(way).add(measured(way, file)));
            }
            all.forEach((way, figures) -> print(name, bytes.length, way, figures, all.get("plain")));
        } finally {
            Files.delete(file);
        }
    }

    private static String body(String name) {
        String typical = SampleAReq.frictionless();
        if (name.equals("typical")) {
            return typical;
        }
        String extensions = IntStream.range(0, 7)
                .mapToObj(i -> "{\"name\":\"n\",\"id\":\"id-" + i + "\",\"criticalityIndicator\":false,\"data\":{"
                        + IntStream.range(0, 80).mapToObj(j -> "\"k" + j + "\":\"" + "v".repeat(90) + '"').collect(Collectors.joining(","))
                        + "}}")
                .collect(Collectors.joining(","));
        return typical.replaceFirst("}\\s*$", ",\"messageExtension\":[" + extensions + "]}");
    }

    /** A JVM of its own, so that no way profits from what the compiler has learnt of another. */
    private Figures measured(String way, Path body) {
        try {
            RunResult result = new Runner(new OptionsBuilder()
                            .include("ParsingBenchmark\\." + way + "$")
                            .mode(Mode.AverageTime)
                            .timeUnit(TimeUnit.MICROSECONDS)
                            .forks(1)
                            .threads(1)
                            .warmupIterations(options.number("--warmup", 4))
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(options.number("--seconds", 4))
                            .measurementTime(TimeValue.seconds(1))
                            .addProfiler(CpuTime.class)
                            .jvmArgs("--sun-misc-unsafe-memory-access=allow", "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-D" + ParsingBenchmark.BODY + "=" + body)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .runSingle();
            return new Figures(
                    result.getSecondaryResults().get(CpuTime.LABEL).getScore() / 1_000,
                    result.getPrimaryResult().getScore());
        } catch (org.openjdk.jmh.runner.RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each JVM is compared with the plain one beside it: the n-th with the n-th. */
    private static void print(String name, int bytes, String way, List<Figures> figures, List<Figures> plain) {
        double[] ratios = IntStream.range(0, figures.size())
                .mapToDouble(i -> figures.get(i).cpu() / plain.get(i).cpu())
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s |%n",
                name,
                bytes,
                way,
                spread(figures.stream().mapToDouble(Figures::cpu).toArray(), "%.1f"),
                spread(figures.stream().mapToDouble(Figures::wall).toArray(), "%.1f"),
                way.equals("plain") ? "1" : spread(ratios, "%.2f"));
    }

    private static String spread(double[] values, String format) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        String all = format + " (" + format + "–" + format + ")";
        return String.format(Locale.ROOT, all, median, sorted[0], sorted[sorted.length - 1]);
    }
}
