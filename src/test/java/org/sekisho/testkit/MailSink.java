package org.sekisho.testkit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMTP server that keeps what it takes; a field of this type in a test class is filled with it. */
public final class MailSink implements QuarkusTestResourceLifecycleManager {
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** A mail as its receiver reads it. */
    public record Mail(String subject, String text) {

        /** The one-time code, which has a line of its own. */
        public String code() {
            Matcher code = CODE.matcher(text);
            if (!code.find()) {
                throw new AssertionError("no code in: " + text);
            }
            return code.group(1);
        }
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return NativeExecutable.alsoFor(Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(server.getSmtp().getPort()),
                "quarkus.mailer.from",
                "acs@issuer.example"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailSink.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** Everything an address has got, oldest first. */
    public List<Mail> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(MailSink::read)
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Mail read(MimeMessage mail) {
        try {
            return new Mail(mail.getSubject(), mail.getContent().toString().replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
