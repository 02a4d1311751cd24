package org.sekisho.platform;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns whatever a start has failed with into one sentence for the operator. */
public final class StartupFailure {
    private static final Pattern MISSING = Pattern.compile("SRCFG00014: The config property (\\S+) is required");
    private static final Pattern EMPTY =
            Pattern.compile("SRCFG00040: The config property (\\S+) is defined as the empty String");
    private static final Pattern UNUSABLE =
            Pattern.compile("SRCFG00039: The config property (\\S+) with the config value \"(.*?)\" threw");
    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in (.*) does not map to any root");
    private static final Pattern UNRESOLVED =
            Pattern.compile("SRCFG00011: Could not expand value (\\S+) in property (\\S+)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Unable to start the management interface on \\S+:(\\d+)");
    private static final Pattern TLS_FILES =
            Pattern.compile("^(Invalid key/certificate pair|Invalid PEM trusted certificates|No PEM certificates)");
    private static final String NO_PORT =
            "Plain HTTP is turned off (environment variable QUARKUS_HTTP_INSECURE_REQUESTS),"
                    + " but SEKISHO_TLS_PUBLIC_CERT is not set, so there would be no port to reach us.";
    private static final Pattern SECRET =
            Pattern.compile("password|secret|key|token|url|seed", Pattern.CASE_INSENSITIVE);

    private StartupFailure() {}

    /** The sentence, or nothing when the failure is none of the known ones and its stack trace is needed. */
    public static Optional<String> sentence(Throwable failure) {
        return chain(failure).stream()
                .map(StartupFailure::known)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> known(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> Optional.ofNullable(refused.getMessage());
            case QuarkusBindException bind -> Optional.of(port("" + bind.getPort(), "QUARKUS_HTTP_PORT"));
            case IllegalStateException listener
            when MANAGEMENT.matcher(message(listener)).find() ->
                match(MANAGEMENT, message(listener)).map(found -> port(found.group(1), "QUARKUS_MANAGEMENT_PORT"));
            case IllegalStateException files
            when TLS_FILES.matcher(message(files)).find() -> Optional.of(tlsFiles(files));
            case IllegalStateException noPort
            when message(noPort).startsWith("Cannot set quarkus.http.insecure-requests") -> Optional.of(NO_PORT);
            case BindException bind -> Optional.of("A port is in use already: " + bind.getMessage() + ".");
            case ConfigValidationException invalid -> Optional.of(settings(invalid));
            default ->
                setting(failure)
                        .or(() -> failure instanceof ConfigurationException
                                ? Optional.of(oneLine(failure))
                                : Optional.empty());
        };
    }

    private static String port(String number, String variable) {
        return "Port " + number + " cannot be used, another process probably listens on it;"
                + " end that process, or set " + variable + " to a free port.";
    }

    private static String tlsFiles(Throwable failure) {
        Throwable cause = chain(failure).getLast();
        return message(failure).replaceFirst(" - .*", "") + ": "
                + cause.getClass().getSimpleName() + " " + oneLine(cause) + ".";
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String settings(ConfigValidationException invalid) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < invalid.getProblemCount(); i++) {
            String problem = invalid.getProblem(i).getMessage();
            sentences.add(setting(problem).orElse(problem));
        }
        return String.join(" ", sentences.stream().distinct().toList());
    }

    private static Optional<String> setting(Throwable failure) {
        return setting(String.valueOf(failure.getMessage()));
    }

    private static Optional<String> setting(String problem) {
        return match(MISSING, problem)
                .or(() -> match(EMPTY, problem))
                .map(found -> "The setting " + named(found.group(1)) + " is missing.")
                .or(() -> match(UNUSABLE, problem)
                        .map(found -> "The setting " + named(found.group(1)) + " has a value that cannot be used"
                                + shown(found.group(1), found.group(2)) + "."))
                .or(() -> match(UNKNOWN, problem)
                        .map(found -> "There is no setting " + found.group(1) + " (found in " + found.group(2) + ")."))
                .or(() -> match(UNRESOLVED, problem)
                        .map(found -> "The setting " + found.group(2) + " refers to " + found.group(1)
                                + ", which is missing."));
    }

    private static String named(String property) {
        return property + " (environment variable "
                + property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT) + ")";
    }

    private static String shown(String property, String value) {
        return SECRET.matcher(property).find() ? "" : ": \"" + value + "\"";
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static Optional<Matcher> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static List<Throwable> chain(@Nullable Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
