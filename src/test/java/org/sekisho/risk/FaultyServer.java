package org.sekisho.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A provider that answers as a test wants, byte by byte if need be; real sockets, because faults live there. */
final class FaultyServer implements AutoCloseable {

    /** Writes the answer to a request; the connection is closed when it returns. */
    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out, FaultyServer server) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private volatile Behaviour behaviour;
    final AtomicInteger requests = new AtomicInteger();
    final AtomicLong written = new AtomicLong();
    volatile String lastBody = "";

    FaultyServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            socket = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    static Behaviour json(String body) {
        return status("200 OK", body);
    }

    static Behaviour status(String status, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return (out, server) -> {
            out.write(("HTTP/1.1 " + status + "\r\ncontent-type: application/json\r\ncontent-length: " + bytes.length
                            + "\r\nconnection: close\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(bytes);
        };
    }

    void become(Behaviour next) {
        behaviour = next;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/score");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            lastBody = read(connection.getInputStream());
            requests.incrementAndGet();
            behaviour.answer(connection.getOutputStream(), this);
            connection.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // whoever asked has hung up
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String length = head.toString()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("(?s).*content-length: *(\\d+).*", "$1");
        return new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
