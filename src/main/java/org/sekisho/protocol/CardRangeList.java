package org.sekisho.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The card ranges of a directory server as they are at one moment, in the order of their numbers. */
public record CardRangeList(List<Range> ranges) {

    private static final Comparator<Range> BY_NUMBER = Comparator.<Range>comparingInt(
                    range -> range.start().length())
            .thenComparing(Range::start)
            .thenComparing(Range::end);

    /** An empty list is not written, and so not read. */
    public CardRangeList {
        ranges = ranges == null ? List.of() : ranges;
    }

    /**
     * A card range and what its ACS can do.
     *
     * @param versions  of the protocol, oldest first
     * @param abilities acsInfoInd
     * @param methodUrl where browsers are sent before an AReq; absent where they need not be
     */
    public record Range(
            String start,
            String end,
            List<String> versions,
            List<String> abilities,
            @Nullable String methodUrl) {

        /** As above. */
        public Range {
            abilities = abilities == null ? List.of() : abilities;
        }

        private String key() {
            return start + '-' + end;
        }
    }

    /** What a holder of an earlier list has to do with a range. */
    public record Change(Action action, Range range) {}

    /** actionInd. */
    public enum Action {
        ADD("A"),
        DELETE("D"),
        MODIFY("M");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        /** The code on the wire. */
        public String code() {
            return code;
        }
    }

    /** The list of these ranges. */
    public static CardRangeList of(Collection<Range> ranges) {
        return new CardRangeList(ranges.stream().sorted(BY_NUMBER).toList());
    }

    /** Reads back what {@link Wire#write(Object)} wrote. */
    public static CardRangeList ours(String written) {
        return Wire.readBack(written, CardRangeList.class);
    }

    /** All ranges, for whoever has none. */
    public List<Change> all() {
        return ranges.stream().map(range -> new Change(Action.ADD, range)).toList();
    }

    /** What has to be done to an earlier list: taking away comes first, so that at no moment two ranges overlap. */
    public List<Change> since(CardRangeList earlier) {
        Map<String, Range> before = earlier.byKey();
        Map<String, Range> now = byKey();
        List<Change> changes = new ArrayList<>();
        earlier.ranges.stream()
                .filter(range -> !now.containsKey(range.key()))
                .forEach(range -> changes.add(new Change(Action.DELETE, range)));
        ranges.stream().flatMap(range -> change(range, before.get(range.key()))).forEach(changes::add);
        return changes;
    }

    private static Stream<Change> change(Range now, @Nullable Range before) {
        if (before == null) {
            return Stream.of(new Change(Action.ADD, now));
        }
        return Objects.equals(now, before) ? Stream.empty() : Stream.of(new Change(Action.MODIFY, now));
    }

    private Map<String, Range> byKey() {
        return ranges.stream().collect(Collectors.toMap(Range::key, range -> range));
    }
}
