package org.sekisho.risk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A question that has several right answers, which an app shows in place of a field.
 *
 * @param right  the keys of the right answers: all of them and no others have to be chosen
 * @param answer what the field would have been given
 */
public record Several(Words question, List<Option> options, Set<String> right, String answer) {

    /** A sentence in both languages. */
    public record Words(String japanese, String english) {

        /** Japanese for those who read it, English for everybody else. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("ja") ? japanese : english;
        }
    }

    /**
     * One answer.
     *
     * @param key four characters at the most
     */
    public record Option(String key, Words text) {}

    /** What a choice stands for: the answer if it is right, else itself, which is no answer. */
    public String meant(String chosen) {
        List<String> keys =
                Arrays.stream(chosen.split(",", -1)).map(String::strip).toList();
        return keys.size() == right.size() && new HashSet<>(keys).equals(right) ? answer : chosen;
    }

    /** Without the answer. */
    @Override
    public String toString() {
        return "Several" + options;
    }
}
