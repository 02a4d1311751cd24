package org.sekisho.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;

/** The way into an embedded server: knocks, checks that it is ours, and makes our database in it. */
record PostgresDoor(DataFolder folder, Postmaster postmaster) {
    private static final String HOST = "127.0.0.1";
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "30";
    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(200);

    /** Whether it lets us in; false when its process ends meanwhile, a refusal when it lives and stays mute. */
    boolean opensWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (postmaster.runs() && System.nanoTime() < deadline) {
            try (Connection connection = connect("postgres")) {
                return isOurs(connection);
            } catch (SQLException e) {
                // it may still be replaying its log after a crash
                pause();
            }
        }
        if (postmaster.runs()) {
            throw new StartRefused("PostgreSQL (process " + postmaster.pid() + ") runs on " + folder.data()
                    + " but does not let us in; end it with kill -INT " + postmaster.pid() + " and start again.");
        }
        return false;
    }

    /** The address of a database of that name, created if it is not there yet. */
    DatabaseAddress createDatabase(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + name);
                }
            }
            return new DatabaseAddress(
                    HOST, postmaster.port(), name, EmbeddedDatabase.USER, folder.password(), DatabaseEncryption.NONE);
        } catch (SQLException e) {
            throw new StartRefused("The embedded PostgreSQL (process " + postmaster.pid() + ") does not answer: "
                    + e.getMessage() + ".");
        }
    }

    private boolean isOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), folder.data());
        } catch (IOException e) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedDatabase.USER);
        properties.setProperty("password", folder.password());
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        String url = "jdbc:postgresql://" + HOST + ":" + postmaster.port() + "/" + database;
        // not through DriverManager: in dev mode it may not see the class loader that has the driver
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, properties);
            }
        }
        throw new SQLException("no PostgreSQL driver on the class path");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_KNOCKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.");
        }
    }
}
