package org.sekisho.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sekisho.platform.SettingsInMemory;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.RulesInvalid;
import org.sekisho.risk.Window;

/** The rules in force, in memory; a change is seen within seconds. */
@Singleton
public class RuleSets implements SettingsInMemory {

    private static final Logger LOG = Logger.getLogger(RuleSets.class);
    private static final String ACTIVE = "SELECT issuer_id, version, rules FROM rule_set WHERE status = 'ACTIVE'";

    private final Pool pool;
    private volatile Map<String, InForce> known = Map.of();

    RuleSets(Pool pool) {
        this.pool = pool;
    }

    /**
     * Rules with what has to be looked up for them, worked out once.
     *
     * @param windows in which requests must be counted
     * @param device  whether a rule asks for the device
     * @param trust   whether a rule asks for the holder's trust in the merchant
     */
    public record InForce(RuleSet rules, Set<Window> windows, boolean device, boolean trust) {

        private static final InForce NOTHING = of(RuleSet.NONE);

        /** Rules with what they need. */
        public static InForce of(RuleSet rules) {
            return new InForce(rules, rules.windows(), rules.asksForDevice(), rules.asksForTrust());
        }

        /** Whether nothing has to be looked up here: whom the holder trusts is read with the card. */
        public boolean needsNothing() {
            return windows.isEmpty() && !device;
        }
    }

    /** The rules of an issuer. */
    public InForce of(String issuerId) {
        return known.getOrDefault(issuerId, InForce.NOTHING);
    }

    @Override
    public Uni<Void> reload() {
        return pool.query(ACTIVE).execute().invoke(this::replace).replaceWithVoid();
    }

    private void replace(RowSet<Row> rows) {
        Map<String, InForce> all = new HashMap<>();
        for (Row row : rows) {
            all.put(row.getString("issuer_id"), InForce.of(read(row)));
        }
        known = Map.copyOf(all);
    }

    /** A newer version of Sekisho may have published what this one does not understand. */
    private static RuleSet read(Row row) {
        int version = row.getInteger("version");
        try {
            return new RuleSet(version, RuleReader.read(row.getString("rules")));
        } catch (RulesInvalid e) {
            LOG.errorf(
                    "version %d of the rules of issuer %s cannot be read, so every cardholder is asked: %s",
                    version, row.getString("issuer_id"), e.getMessage());
            return RuleSet.unreadable(version);
        }
    }
}
