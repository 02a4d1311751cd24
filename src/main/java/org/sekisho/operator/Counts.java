package org.sekisho.operator;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.risk.Verdict;

/**
 * What a test of rules has counted.
 *
 * @param skipped     evidence that is not understood, because another version of Sekisho wrote it
 * @param hits        how often each rule held
 * @param notCounted  for how many requests a window was not counted when they came
 * @param notLookedUp for how many nobody looked at a device or a merchant
 */
record Counts(
        int skipped,
        List<Shift> shifts,
        Map<String, Integer> hits,
        Map<String, Integer> notCounted,
        Map<String, Integer> notLookedUp) {

    static final Counts NONE = new Counts(0, List.of(), Map.of(), Map.of(), Map.of());

    /**
     * Requests that went from one verdict to another, or stayed.
     *
     * @param examples some of those that went
     */
    record Shift(Verdict was, Verdict now, int count, List<UUID> examples) {}
}
