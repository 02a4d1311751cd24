import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time of processes from /proc, in milliseconds. */
final class Cpu {

    private static final double MS_PER_TICK = 10;

    private Cpu() {}

    /** A Java process: all of it, its JIT compiler's threads, and every group of threads. */
    record Java(double all, double jit, Map<String, Double> groups) {

        Java since(Java earlier) {
            Map<String, Double> delta = new TreeMap<>();
            groups.forEach((group, ms) -> delta.put(group, ms - earlier.groups.getOrDefault(group, 0.0)));
            return new Java(all - earlier.all, jit - earlier.jit, delta);
        }

        double withoutJit() {
            return all - jit;
        }
    }

    static Java java(long pid) {
        Map<String, Double> groups = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            tasks.forEach(task -> groups.merge(group(read(task.resolve("comm")).strip()), onCpu(task), Double::sum));
        } catch (IOException e) {
            throw new IllegalStateException("no process " + pid, e);
        }
        String[] stat = stat(pid);
        return new Java(ticks(stat, 11, 12), groups.getOrDefault("JIT", 0.0), groups);
    }

    private static String group(String comm) {
        if (comm.startsWith("C1 Compiler") || comm.startsWith("C2 Compiler")) {
            return "JIT";
        }
        if (comm.startsWith("GC Thread") || comm.startsWith("G1 ")) {
            return "GC";
        }
        return comm.startsWith("vert.x-eventloo") ? "event loops" : comm.startsWith("executor-thread") ? "workers" : "other";
    }

    /** How many threads of a process have a name that begins so. */
    static long threads(long pid, String name) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.filter(task -> read(task.resolve("comm")).startsWith(name)).count();
        } catch (IOException e) {
            return 0;
        }
    }

    /** PostgreSQL: the postmaster, its living children, and what it has already buried. */
    static double postgres(long postmaster) {
        double sum = onCpu(Path.of("/proc/" + postmaster)) + ticks(stat(postmaster), 13, 14);
        for (String child : read(Path.of("/proc/" + postmaster + "/task/" + postmaster + "/children")).split(" ")) {
            if (!child.isBlank()) {
                sum += onCpu(Path.of("/proc/" + child.strip()));
            }
        }
        return sum;
    }

    private static double onCpu(Path process) {
        String schedstat = read(process.resolve("schedstat"));
        return schedstat.isEmpty() ? 0 : Long.parseLong(schedstat.substring(0, schedstat.indexOf(' '))) / 1e6;
    }

    /** The fields after the name, which may itself hold blanks. */
    private static String[] stat(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static double ticks(String[] stat, int first, int second) {
        return (Long.parseLong(stat[first]) + Long.parseLong(stat[second])) * MS_PER_TICK;
    }

    static long residentKiB(long pid) {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    static String loadAverage() {
        return read(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** Empty for a process or thread that has just gone. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
