import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** More registered cards of the demo's issuer, each with a member of its own, written by SQL with the demo's public key. */
final class DemoCards {

    private static final int FIRST = 5_000;

    private DemoCards() {}

    /** A card and its member. */
    record Card(String number, UUID member) {}

    /** Adds so many, in a database that a replica has made. */
    static List<Card> add(Connection database, int count) throws SQLException, GeneralSecurityException {
        List<Card> cards = new ArrayList<>();
        try (PreparedStatement member = database.prepareStatement(
                        "INSERT INTO member (id, issuer_id, login_id, shares_data) VALUES (?, 'demo', ?, true)");
                PreparedStatement card = database.prepareStatement("""
                        INSERT INTO card (id, issuer_id, member_id, credential_id, pan_hash, pan_key, last_four, status)
                        SELECT ?, issuer_id, ?, credential_id, ?, pan_key, ?, status FROM card WHERE pan_hash = ?""")) {
            known(database);
            for (int i = 0; i < count; i++) {
                Card added = new Card("356999000000" + (FIRST + i), UUID.randomUUID());
                member.setObject(1, added.member);
                member.setString(2, "bench-" + i);
                member.executeUpdate();
                card.setObject(1, UUID.randomUUID());
                card.setObject(2, added.member);
                card.setBytes(3, hash(added.number));
                card.setString(4, added.number.substring(12));
                card.setBytes(5, hash(SampleAReq.PASSWORD_CARD));
                card.executeUpdate();
                cards.add(added);
            }
        }
        return cards;
    }

    private static void known(Connection database) throws SQLException, GeneralSecurityException {
        try (PreparedStatement look = database.prepareStatement("SELECT FROM card WHERE pan_hash = ?")) {
            look.setBytes(1, hash(SampleAReq.PASSWORD_CARD));
            try (ResultSet found = look.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException("card numbers are hashed in another way than this program thinks");
                }
            }
        }
    }

    private static byte[] hash(String number) throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256")
                .digest("sekisho demo key, not a secret: PAN".getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number.length()).flip());
        return mac.doFinal(number.getBytes(StandardCharsets.US_ASCII));
    }
}
