package org.sekisho.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an SDK is to show: for its own screens the words of them, or a whole page. */
public sealed interface SdkUi {

    /**
     * The words that screens have in common.
     *
     * @param warning whether the text begins with something that went wrong
     * @param trust   asks whether the shop is to be trusted from now on; absent where that is not offered
     */
    record Words(
            String header,
            String text,
            boolean warning,
            @Nullable More why,
            @Nullable More help,
            @Nullable String trust) {}

    /** More to read for who wants to: closed until its label is pressed. */
    record More(String label, String text) {}

    /**
     * Something to select.
     *
     * @param key what comes back, four characters at the most
     */
    record Option(String key, String text) {}

    /**
     * Something is to be typed.
     *
     * @param resend asks for another code; absent where there is none to ask for
     */
    record Text(
            Words words,
            String label,
            String submit,
            @Nullable String resend) implements SdkUi {
        @Override
        public String type() {
            return "01";
        }
    }

    /** One of the options is to be selected, or several. */
    record Select(Words words, String label, List<Option> options, String submit, boolean several) implements SdkUi {
        @Override
        public String type() {
            return several ? "03" : "02";
        }
    }

    /**
     * Something to open on the same device.
     *
     * @param url https, which the telephone gives to an app or shows in a browser
     */
    record Link(String label, String url) {}

    /**
     * Something is to be done elsewhere.
     *
     * @param open where; apps can open it from 2.3.1
     */
    record OutOfBand(Words words, String proceed, @Nullable Link open) implements SdkUi {
        @Override
        public String type() {
            return "04";
        }
    }

    /** A page of ours. */
    record Html(String page) implements SdkUi {
        @Override
        public String type() {
            return "05";
        }
    }

    /** acsUiType. */
    String type();
}
