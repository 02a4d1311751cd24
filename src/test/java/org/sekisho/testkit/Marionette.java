package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Firefox's own protocol, for what WebDriver BiDi does not have: an authenticator of software. A message is its length, a colon, and JSON. */
final class Marionette implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Socket socket;
    private int last;

    private Marionette(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the Firefox of this profile, which writes its port there. */
    static Marionette connect(Path profile) throws IOException {
        var file = profile.resolve("MarionetteActivePort");
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (System.nanoTime() > end) {
                throw new IOException("Firefox does not listen");
            }
            Firefox.pause();
        }
        var port = Integer.parseInt(Files.readString(file).strip());
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        var marionette = new Marionette(socket);
        marionette.read();
        return marionette;
    }

    /** Adds an authenticator of the device itself. It outlives the session, which has to end before one in WebDriver BiDi begins. */
    void addAuthenticator() {
        var session = object();
        session.putObject("capabilities").putObject("alwaysMatch");
        ask("WebDriver:NewSession", session);
        ask(
                "WebAuthn:AddVirtualAuthenticator",
                object().put("protocol", "ctap2_1")
                        .put("transport", "internal")
                        .put("hasResidentKey", true)
                        .put("hasUserVerification", true)
                        .put("isUserConsenting", true)
                        .put("isUserVerified", true));
        ask("WebDriver:DeleteSession", object());
    }

    private void ask(String command, ObjectNode params) {
        try {
            var question = JsonNodeFactory.instance
                    .arrayNode()
                    .add(0)
                    .add(++last)
                    .add(command)
                    .add(params);
            var bytes = question.toString().getBytes(UTF_8);
            socket.getOutputStream().write((bytes.length + ":").getBytes(UTF_8));
            socket.getOutputStream().write(bytes);
            var answer = read();
            if (!answer.path(2).isNull()) {
                throw new AssertionError(command + ": " + answer.path(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read() throws IOException {
        InputStream in = socket.getInputStream();
        var length = 0;
        for (var digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < 0) {
                throw new IOException("Firefox hung up");
            }
            length = length * 10 + Character.digit(digit, 10);
        }
        return Acs.json(new String(in.readNBytes(length), UTF_8));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // Firefox is about to end as well
        }
    }
}
