package org.sekisho.platform;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why the database cannot be used. */
final class DatabaseFailure {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private DatabaseFailure() {}

    /** Whether waiting is pointless: the server has answered, and the answer is no (classes 28 and 3D of SQLSTATE). */
    static boolean isFinal(SQLException failure) {
        String state = state(failure);
        return state.startsWith("28") || state.startsWith("3D") || state.equals("42501");
    }

    static String ofConnection(String place, SQLException failure) {
        String state = state(failure);
        if (state.startsWith("28")) {
            return "The database " + place + " refuses the user or password of SEKISHO_DATABASE_URL (" + text(failure)
                    + ").";
        }
        if (state.startsWith("3D")) {
            return "The server of " + place + " answers, but it has no database of that name; create it first.";
        }
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return "The database " + place + " cannot be reached: its host name is unknown.";
        }
        return "The database " + place + " cannot be reached (" + text(rootOf(failure)) + ").";
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static String ofMigration(String place, FlywayException failure) {
        Optional<SQLException> sql = cause(failure, SQLException.class);
        if (sql.map(DatabaseFailure::state).filter(LOCK_NOT_AVAILABLE::equals).isPresent()) {
            return "The tables of " + place + " could not be migrated, because another session holds a lock on them;"
                    + " nothing was changed, start again.";
        }
        return "The tables of " + place + " could not be migrated: "
                + sql.map(DatabaseFailure::text)
                        .map(text -> text + " in " + script(failure))
                        .orElseGet(() -> text(failure))
                + ".";
    }

    static String ofVersion(String place, FlywayException failure) {
        return "The version of the tables of " + place + " cannot be read: "
                + cause(failure, SQLException.class).map(DatabaseFailure::text).orElseGet(() -> text(failure))
                + ".";
    }

    private static String script(FlywayException failure) {
        var name = java.util.regex.Pattern.compile("[VR][\\w.]*__\\w+\\.sql")
                .matcher(String.valueOf(failure.getMessage()));
        return name.find() ? name.group() : "a migration";
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").replaceFirst("[. ]+$", "");
    }

    private static <T extends Throwable> Optional<T> cause(@Nullable Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
