import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A fraud-scoring provider on raw sockets, so that it can do what an HTTP server would not. A script says how each request is answered. */
final class Provider {

    private static final Pattern PATH = Pattern.compile("^[A-Z]+ (\\S+)");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]*)\"");

    private static final int END_OF_HEAD = 0x0d0a0d0a; // CR LF CR LF

    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile ServerSocket server;
    private volatile SSLContext tls;
    private volatile Script script;

    /** What is done with a request. */
    @FunctionalInterface
    interface Script {
        void answer(Asked asked, Wire wire) throws IOException, InterruptedException;
    }

    /**
     * A request.
     *
     * @param at when its first byte had come, by {@link System#nanoTime()}
     */
    record Asked(String head, String body, long at) {

        String path() {
            Matcher found = PATH.matcher(head);
            return found.find() ? found.group(1) : "";
        }

        /** The threeDSServerTransID of the AReq behind the question. */
        String session() {
            Matcher found = SESSION.matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    /** The way back. */
    record Wire(OutputStream out, Socket socket) {

        void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** A whole answer in JSON. */
        void send(int status, String body) throws IOException {
            send(http(status, "", body.getBytes(StandardCharsets.UTF_8)));
        }

        void close() throws IOException {
            socket.close();
        }
    }

    Provider(int port, Script script) throws IOException {
        this.script = script;
        open(port);
        this.port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    /** How many connections were made so far. */
    int accepted() {
        return accepted.get();
    }

    void script(Script next) {
        script = next;
    }

    /** From the next connection on; null for plain HTTP. Those that stand are closed. */
    void tls(SSLContext context) {
        tls = context;
        hangUp();
    }

    void open() throws IOException {
        open(port);
    }

    private void open(int wanted) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1_000);
        ServerSocket mine = server;
        Thread.ofPlatform().daemon().name("provider").start(() -> accept(mine));
    }

    /** Closes the port and all connections. */
    void shut() throws IOException {
        server.close();
        hangUp();
    }

    private void hangUp() {
        for (Socket socket : connections) {
            try {
                socket.close();
            } catch (IOException e) {
                // it has gone already
            }
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket raw) {
        connections.add(raw);
        try (Socket socket = secured(raw)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket.getOutputStream(), socket);
            for (Asked asked = read(in); asked != null && !socket.isClosed(); asked = read(in)) {
                script.answer(asked, wire);
            }
        } catch (IOException | UncheckedIOException e) {
            // the other side may hang up at any time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(raw);
        }
    }

    private Socket secured(Socket raw) throws IOException {
        if (tls == null) {
            return raw;
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    /** Null at the end of the connection. */
    private static Asked read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        long at = System.nanoTime();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(first);
        for (int tail = first; tail != END_OF_HEAD; ) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            tail = tail << 8 | next;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        return new Asked(text, new String(body(in, text), StandardCharsets.UTF_8), at);
    }

    private static byte[] body(InputStream in, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return in.readNBytes(Integer.parseInt(length.group(1)));
        }
        if (!head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** An answer as it goes over the wire; more headers end with CR LF each. */
    static byte[] http(int status, String moreHeaders, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                        + moreHeaders + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
