package org.sekisho.protocol;

import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.CardRangeList.Action;
import org.sekisho.protocol.CardRangeList.Change;
import org.sekisho.protocol.CardRangeList.Range;

/** The answer to a {@link PReq}. Since 2.3.1 versions are listed one by one; before, as a span from first to last. */
public record PRes(
        String messageType,
        String messageVersion,
        String threeDSServerTransID,
        String dsTransID,
        String serialNum,
        @Nullable String dsStartProtocolVersion,
        @Nullable String dsEndProtocolVersion,
        List<String> dsProtocolVersions,
        List<CardRangeData> cardRangeData) {

    static final String TYPE = "PRes";

    /** The last of the abilities that 2.2.0 knows. */
    private static final String LAST_OLD_ABILITY = "04";

    /** One range; the elements of other versions are null or empty, and not written. */
    public record CardRangeData(
            @Nullable String startRange,
            @Nullable String endRange,
            List<Bounds> ranges,
            String actionInd,
            @Nullable String acsStartProtocolVersion,
            @Nullable String acsEndProtocolVersion,
            List<String> acsInfoInd,
            @Nullable String threeDSMethodURL,
            List<AcsVersion> acsProtocolVersions) {}

    /** First and last number, since 2.3.1. */
    public record Bounds(String startRange, String endRange) {}

    /** A version of the protocol that an ACS speaks, since 2.3.1. */
    public record AcsVersion(
            String version,
            List<String> acsInfoInd,
            @Nullable String threeDSMethodURL) {}

    /** The changes that the asker has to make, in the shape of its version. */
    public static PRes to(PReq pReq, String dsTransID, long serial, List<String> versions, List<Change> changes) {
        boolean later = !MessageVersion.findOrLatest(pReq.messageVersion()).isBefore(V2_3_1);
        MessageVersion version = MessageVersion.findOrLatest(pReq.messageVersion());
        return new PRes(
                TYPE,
                pReq.messageVersion(),
                pReq.threeDSServerTransID(),
                dsTransID,
                Long.toString(serial),
                later ? null : versions.getFirst(),
                later ? null : versions.getLast(),
                later ? versions : List.of(),
                changes.stream()
                        .map(change -> later ? listed(change) : spanned(change, version))
                        .toList());
    }

    private static CardRangeData listed(Change change) {
        Range range = change.range();
        List<Bounds> bounds = List.of(new Bounds(range.start(), range.end()));
        List<AcsVersion> versions = change.action() == Action.DELETE
                ? List.of()
                : range.versions().stream()
                        .map(each -> new AcsVersion(each, abilities(range, each), range.methodUrl()))
                        .toList();
        return new CardRangeData(null, null, bounds, change.action().code(), null, null, List.of(), null, versions);
    }

    private static CardRangeData spanned(Change change, MessageVersion version) {
        Range range = change.range();
        boolean stays = change.action() != Action.DELETE;
        return new CardRangeData(
                range.start(),
                range.end(),
                List.of(),
                change.action().code(),
                stays ? range.versions().getFirst() : null,
                stays ? range.versions().getLast() : null,
                stays ? abilities(range, version.text()) : List.of(),
                stays ? range.methodUrl() : null,
                List.of());
    }

    /** 2.1.0 has no word for them, and 2.2.0 for the first four only. */
    private static List<String> abilities(Range range, String text) {
        MessageVersion version = MessageVersion.findOrLatest(text);
        if (version.isBefore(V2_2_0)) {
            return List.of();
        }
        return range.abilities().stream()
                .filter(ability -> !version.isBefore(V2_3_1) || ability.compareTo(LAST_OLD_ABILITY) <= 0)
                .toList();
    }
}
