import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Lets members stop and allow the sharing of their data at random, by SQL, and keeps what is certain about when it was which. */
final class Flipper implements Runnable {

    private final Database database;
    private final Random random;
    private final List<Member> members;
    private volatile boolean over;
    private volatile Member hot;
    private volatile Exception failure;
    private int stops;

    /**
     * A stretch of time by {@link System#nanoTime()}.
     *
     * @param to {@link Long#MAX_VALUE} where it has not ended
     */
    record Stretch(long from, long to) {

        boolean holds(long at) {
            return at > from && at < to;
        }
    }

    /** One member; lists are written by one flipper and read when it has ended. */
    static final class Member {

        final UUID id;
        final String card;

        /** From when the commit that stopped it had returned to when the statement that allowed it again was about to be sent. */
        final List<Stretch> off = new ArrayList<>();

        /** From when the commit that allowed it had returned to when the statement that stopped it was about to be sent. */
        final List<Stretch> on = new ArrayList<>();

        /** From when a statement that stops it was about to be sent to when its commit had returned. */
        final List<Stretch> stopping = new ArrayList<>();

        Member(UUID id, String card) {
            this.id = id;
            this.card = card;
        }
    }

    Flipper(Database database, long seed, List<Member> members) {
        this.database = database;
        this.random = new Random(seed);
        this.members = members;
    }

    /** The member that is being stopped just now, or was or will be within moments. */
    Member hot() {
        return hot;
    }

    int stops() {
        return stops;
    }

    void end() {
        over = true;
    }

    /** Why it ended early, if it did. */
    Exception failure() {
        return failure;
    }

    @Override
    public void run() {
        long[] allowed = new long[members.size()];
        java.util.Arrays.fill(allowed, System.nanoTime());
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement("UPDATE member SET shares_data = ? WHERE id = ?")) {
            while (!over) {
                int which = random.nextInt(members.size());
                allowed[which] = once(connection, update, members.get(which), allowed[which]);
            }
        } catch (SQLException | InterruptedException e) {
            failure = e;
        }
        for (int i = 0; i < allowed.length; i++) {
            members.get(i).on.add(new Stretch(allowed[i], Long.MAX_VALUE));
        }
    }

    private long once(Connection connection, PreparedStatement update, Member member, long allowed)
            throws SQLException, InterruptedException {
        hot = member;
        Thread.sleep(random.nextInt(150));
        long stopping = System.nanoTime();
        set(connection, update, member, false);
        long stopped = System.nanoTime();
        stops++;
        Thread.sleep(random.nextInt(800));
        long allowing = System.nanoTime();
        set(connection, update, member, true);
        long again = System.nanoTime();
        member.on.add(new Stretch(allowed, stopping));
        member.stopping.add(new Stretch(stopping, stopped));
        member.off.add(new Stretch(stopped, allowing));
        Thread.sleep(random.nextInt(200));
        return again;
    }

    /** At once, or in a transaction that takes its time; sometimes one that is rolled back comes before. */
    private void set(Connection connection, PreparedStatement update, Member member, boolean shares)
            throws SQLException, InterruptedException {
        update.setBoolean(1, shares);
        update.setObject(2, member.id);
        int way = random.nextInt(10);
        if (way < 7) {
            update.executeUpdate();
            return;
        }
        connection.setAutoCommit(false);
        update.executeUpdate();
        if (way == 9 && !shares) {
            connection.rollback();
            update.executeUpdate();
        }
        Thread.sleep(random.nextInt(200));
        connection.commit();
        connection.setAutoCommit(true);
    }
}
