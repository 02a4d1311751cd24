package org.sekisho.demo;

/**
 * How the stand-in scorer behaves.
 *
 * @param latencyMillis how long it thinks
 * @param jitterMillis how much longer it may think, by chance
 * @param errorPercent how many of a hundred questions it answers with an error
 * @param errorStatus the HTTP status of these errors
 */
public record Behaviour(int latencyMillis, int jitterMillis, int errorPercent, int errorStatus, Lie lie) {
    /** Long enough to outlast everybody's patience. */
    static final int LONGEST_LATENCY = 30_000;

    static final int LONGEST_JITTER = 10_000;

    /** Prompt and honest. */
    static final Behaviour CALM = new Behaviour(0, 0, 0, 503, Lie.NONE);

    /** Refuses what is out of bounds, with a sentence for whoever typed it. */
    public Behaviour {
        within(latencyMillis, 0, LONGEST_LATENCY, "The latency", "応答までの時間");
        within(jitterMillis, 0, LONGEST_JITTER, "The jitter", "ゆらぎ");
        within(errorPercent, 0, 100, "The error rate", "エラーの割合");
        within(errorStatus, 400, 599, "The status of errors", "エラーのステータス");
    }

    /** Whether a purchase goes as in the shop's descriptions. */
    public boolean isCalm() {
        return lie == Lie.NONE && latencyMillis == 0 && jitterMillis == 0 && errorPercent == 0;
    }

    private static void within(int value, int least, int most, String name, String ja) {
        if (value < least || value > most) {
            throw new Refusal(
                    400,
                    name + " must be a whole number from " + least + " to " + most + ".",
                    ja + "は" + least + "から" + most + "までの整数で入力してください。");
        }
    }
}
