package org.sekisho.testkit;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/** Everything that is logged from now on: our own lines at every level, those of others from INFO. */
public final class LogCapture extends Handler {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("org.sekisho");

    private final StringBuffer text = new StringBuffer();
    private final PatternFormatter formatter = new PatternFormatter("%c %s%e%n");
    private final @Nullable Level before = OURS.getLevel();

    private LogCapture() {
        setLevel(Level.ALL);
    }

    /** Begins to listen. */
    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        OURS.setLevel(Level.ALL);
        ROOT.addHandler(capture);
        return capture;
    }

    /** All lines with their stack traces. */
    public String text() {
        return text.toString();
    }

    @Override
    public void publish(LogRecord line) {
        // the mail sink is the holder's mailbox: it may know the address
        if (!line.getLoggerName().startsWith("com.icegreen.")) {
            text.append(formatter.format(line));
        }
    }

    @Override
    public void flush() {
        // lines are kept as they come
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
        OURS.setLevel(before);
    }
}
