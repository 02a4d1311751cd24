package org.sekisho.ds.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.SettingsInMemory;
import org.sekisho.protocol.Pan;

/** The card ranges of other ACSs, in memory; a change is seen within seconds. */
@Singleton
public class ForeignRanges implements SettingsInMemory {

    private static final Logger LOG = Logger.getLogger(ForeignRanges.class);

    private static final String ALL = """
            SELECT acs, first_pan, last_pan, scheme, acs_url, acs_subject, versions, abilities, method_url FROM foreign_range
            """;

    private final Pool pool;
    private volatile Known known = Known.of(List.of());

    ForeignRanges(Pool pool) {
        this.pool = pool;
    }

    /** The range a card number lies in, if another ACS has it. */
    public Optional<ForeignRange> find(Pan pan) {
        NavigableMap<String, ForeignRange> ofLength =
                known.byNumber().get(pan.digits().length());
        var below = ofLength == null ? null : ofLength.floorEntry(pan.digits());
        return Optional.ofNullable(below).map(Map.Entry::getValue).filter(range -> range.contains(pan));
    }

    /** All of them, in no order. */
    public List<ForeignRange> all() {
        return known.all();
    }

    /** Whether a certificate with this subject belongs to one of these ACSs. */
    public boolean include(X500Principal subject) {
        return known.subjects().contains(subject);
    }

    /** Whether a certificate with this subject belongs to the ACS of this name. */
    public boolean belongs(X500Principal subject, String acs) {
        return known.all().stream().anyMatch(range -> range.acs().equals(acs) && subject.equals(range.subject()));
    }

    private record Known(
            List<ForeignRange> all,
            Map<Integer, NavigableMap<String, ForeignRange>> byNumber,
            Set<X500Principal> subjects) {

        static Known of(List<ForeignRange> all) {
            Map<Integer, NavigableMap<String, ForeignRange>> byNumber = new HashMap<>();
            for (ForeignRange range : all) {
                byNumber.computeIfAbsent(range.firstPan().length(), length -> new TreeMap<>())
                        .put(range.firstPan(), range);
            }
            return new Known(
                    all,
                    byNumber,
                    all.stream()
                            .map(ForeignRange::subject)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Override
    public Uni<Void> reload() {
        return pool.query(ALL)
                .execute()
                .invoke(rows -> {
                    List<ForeignRange> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(range(row)));
                    known = Known.of(List.copyOf(all));
                })
                .replaceWithVoid();
    }

    private static ForeignRange range(Row row) {
        return new ForeignRange(
                row.getString("acs"),
                row.getString("first_pan"),
                row.getString("last_pan"),
                row.getString("scheme"),
                URI.create(row.getString("acs_url")),
                subject(row.getString("acs"), row.getString("acs_subject")),
                texts(row, "versions"),
                texts(row, "abilities"),
                row.getString("method_url"));
    }

    /** One name that cannot be read must not keep all others from being known: that ACS brings no result until it is mended. */
    private static @Nullable X500Principal subject(String acs, @Nullable String text) {
        try {
            return text == null ? null : new X500Principal(text);
        } catch (IllegalArgumentException e) {
            LOG.warnf("foreign_range.acs_subject of the ACS %s is no subject of a certificate", acs);
            return null;
        }
    }

    private static List<String> texts(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column)).sorted().toList();
    }
}
