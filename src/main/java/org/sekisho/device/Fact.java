package org.sekisho.device;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a browser, each fact under its name and in its form. All of it is said by strangers: a value of another form is
 * left out, because half of the truth about an odd browser is better than none.
 */
public enum Fact {
    /** The address at the other end of the connection. */
    IP("ip", "[0-9a-fA-F:.]{2,45}"),
    /** The header of this name. */
    USER_AGENT("userAgent", Form.LINE + "{1,1024}"),
    /** The header of this name. */
    ACCEPT_LANGUAGE("acceptLanguage", Form.LINE + "{1,256}"),
    /** Client hint: the browser's names and versions. */
    BRANDS("brands", Form.LINE + "{1,512}"),
    /** Client hint: whether it is on a telephone. */
    MOBILE("mobile", "\\?[01]"),
    /** Client hint: the operating system. */
    SYSTEM("system", Form.LINE + "{1,64}"),

    /** The cardholder's languages, the dearest first. */
    LANGUAGES("languages", "[A-Za-z0-9-]{1,35}(,[A-Za-z0-9-]{1,35}){0,19}"),
    /** Name of the time zone. */
    TIME_ZONE("timeZone", "[A-Za-z0-9_+/-]{1,64}"),
    /** Minutes from local time to UTC, as in browserTZ. */
    TIME_ZONE_OFFSET("timeZoneOffset", "-?[0-9]{1,4}"),
    /** Of the screen, not of the window. */
    SCREEN_WIDTH("screenWidth", Form.PIXELS),
    /** Of the screen, not of the window. */
    SCREEN_HEIGHT("screenHeight", Form.PIXELS),
    /** Bits for each pixel. */
    COLOR_DEPTH("colorDepth", "[1-9][0-9]?"),
    /** Pixels of the screen for each pixel of a page; changes with the zoom. */
    PIXEL_RATIO("pixelRatio", "[0-9]{1,2}(\\.[0-9]{1,4})?"),
    /** Fingers that the screen tells apart. */
    TOUCH_POINTS("touchPoints", "[0-9]{1,3}"),
    /** Processors the browser admits to. */
    HARDWARE_CONCURRENCY("hardwareConcurrency", "[1-9][0-9]{0,3}"),
    /** What the browser calls its operating system. */
    PLATFORM("platform", Form.LINE + "{1,64}"),
    /** Whether a program drives the browser, as far as that program lets it say so. */
    WEBDRIVER("webdriver", "true|false"),
    /** A hash over what this kind of browser can do; made in the page, stored nowhere there. */
    FEATURES("features", "[0-9a-f]{16}");

    /** Forms that occur more than once. */
    private static final class Form {
        static final String LINE = "[ -~]";
        static final String PIXELS = "[1-9][0-9]{0,4}";
    }

    private final String key;
    private final Pattern form;

    Fact(String key, String form) {
        this.key = key;
        this.form = Pattern.compile(form);
    }

    /** The name under which it travels and is kept. */
    public String key() {
        return key;
    }

    boolean fits(String value) {
        return form.matcher(value).matches();
    }

    /** The facts that a source has in their form. The source answers with null to a name it does not have. */
    static Map<Fact, String> in(Source source) {
        Map<Fact, String> known = new EnumMap<>(Fact.class);
        Arrays.stream(values()).forEach(fact -> {
            String value = source.get(fact);
            if (value != null && fact.fits(value)) {
                known.put(fact, value);
            }
        });
        return known;
    }

    /** Where facts come from. */
    public interface Source {

        /** What it says about a fact; null if nothing. */
        @Nullable
        String get(Fact fact);
    }
}
