package org.sekisho.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

/** A personal message for a card that was just registered, until its holder chooses another: two words and a number. */
@ApplicationScoped
class ProvisionalMessage {

    private static final int NUMBERS = 90;
    private static final int FIRST = 10;

    private static final List<String> JAPANESE_FIRST =
            List.of("朝焼けの", "夕暮れの", "雪あかりの", "木もれ日の", "雨あがりの", "月夜の", "春風の", "秋晴れの", "霧の朝の", "星空の", "潮騒の", "山すその");
    private static final List<String> JAPANESE_SECOND = List.of(
            "汽車", "茶屋", "灯台", "水車", "渡し舟", "石橋", "風鈴", "縁側", "みかん畑", "竹やぶ", "港町", "時計台", "つばめ", "はまぐり", "鈴虫", "ひょうたん");
    private static final List<String> ENGLISH_FIRST = List.of(
            "amber", "quiet", "copper", "misty", "golden", "wooden", "silver", "windy", "gentle", "early", "velvet",
            "sunny");
    private static final List<String> ENGLISH_SECOND = List.of(
            "lantern",
            "harbour",
            "kettle",
            "orchard",
            "ferry",
            "sparrow",
            "meadow",
            "bridge",
            "teapot",
            "lighthouse",
            "pebble",
            "garden",
            "acorn",
            "windmill",
            "compass",
            "hedgehog");

    private final SecureRandom random;

    ProvisionalMessage(SecureRandom random) {
        this.random = random;
    }

    String in(Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        String first = any(japanese ? JAPANESE_FIRST : ENGLISH_FIRST);
        String second = any(japanese ? JAPANESE_SECOND : ENGLISH_SECOND);
        int number = FIRST + random.nextInt(NUMBERS);
        return japanese ? first + second + " " + number : first + " " + second + " " + number;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
