import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database as any SQL client sees it. */
final class Database {

    private final String url;

    /** @param url postgresql://user@host:port/name */
    Database(String url) {
        URI parts = URI.create(url);
        String[] user = parts.getUserInfo().split(":", 2);
        this.url = "jdbc:postgresql://" + parts.getHost() + ":" + parts.getPort() + parts.getPath() + "?user=" + user[0]
                + (user.length == 2 ? "&password=" + user[1] : "");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Why each transaction came to what it came to, by threeDSServerTransID. */
    Map<String, List<String>> reasons() throws Exception {
        Map<String, List<String>> reasons = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT facts FROM transaction")) {
            while (rows.next()) {
                JsonNode facts = Browser.JSON.readTree(rows.getString(1));
                reasons.put(facts.path("threeDSServerTransID").asText(), texts(facts));
            }
        }
        return reasons;
    }

    /** The same of one. */
    List<String> reasons(String acsTransID) throws Exception {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT facts FROM transaction WHERE acs_trans_id = ?::uuid")) {
            statement.setString(1, acsTransID);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? texts(Browser.JSON.readTree(rows.getString(1))) : List.of();
            }
        }
    }

    private static List<String> texts(JsonNode facts) {
        List<String> texts = new ArrayList<>();
        facts.path("reasons").forEach(reason -> texts.add(reason.asText()));
        return texts;
    }
}
