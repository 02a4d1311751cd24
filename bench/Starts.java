import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From exec to the first 200 of readiness, and what the process holds then, for several ways to run the same application, in turns.
 * Arguments: port, rounds, then {@code name=command} each; the environment is passed on. The first round warms the disk cache.
 */
final class Starts {

    private record Start(double millis, double cpuMillis, long residentMiB) {}

    private static final byte[] QUESTION =
            "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Starts() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (String way : Arrays.copyOfRange(args, 2, args.length)) {
            String[] parts = way.split("=", 2);
            ways.put(parts[0], List.of(parts[1].split(" ")));
        }
        Map<String, List<Start>> all = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                Start start = start(way.getValue(), port);
                if (round > 0) {
                    all.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(start);
                }
            }
        }
        System.out.println("| way | exec to first 200, median (min–max) | CPU until then | resident, idle for 3 s |\n|---|---|---|---|");
        all.forEach(Starts::print);
    }

    private static Start start(List<String> command, int port) throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        try {
            while (!ready(port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("ended: " + command);
                }
                Thread.sleep(1);
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            double cpu = cpuMillis(process.pid());
            Thread.sleep(3_000);
            return new Start(millis, cpu, resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static boolean ready(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(QUESTION);
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static double cpuMillis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return 10.0 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void print(String name, List<Start> starts) {
        double[] millis = starts.stream().mapToDouble(Start::millis).sorted().toArray();
        System.out.printf(
                "| %s | %.0f ms (%.0f–%.0f) | %.0f ms | %d MiB |%n",
                name,
                millis[millis.length / 2],
                millis[0],
                millis[millis.length - 1],
                starts.stream().mapToDouble(Start::cpuMillis).sorted().toArray()[starts.size() / 2],
                starts.stream().mapToLong(Start::residentMiB).sorted().toArray()[starts.size() / 2]);
    }
}
