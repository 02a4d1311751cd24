package org.sekisho.protocol;

import java.time.YearMonth;

/** Points in time written as digits; each must exist in the calendar. */
final class Dates {

    private Dates() {}

    /** A day of the calendar as YYYYMMDD. */
    static boolean date(String text) {
        return Formats.digits(text, 8, 8) && day(text);
    }

    /** A minute of the calendar as YYYYMMDDHHMM. */
    static boolean minute(String text) {
        return Formats.digits(text, 12, 12) && day(text) && below(text, 8, 24) && below(text, 10, 60);
    }

    /** A second of the calendar as YYYYMMDDHHMMSS. */
    static boolean second(String text) {
        return Formats.digits(text, 14, 14)
                && day(text)
                && below(text, 8, 24)
                && below(text, 10, 60)
                && below(text, 12, 60);
    }

    /** A month as YYMM. */
    static boolean month(String text) {
        return Formats.digits(text, 4, 4) && number(text, 2, 4) >= 1 && number(text, 2, 4) <= 12;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static boolean day(String text) {
        int month = number(text, 4, 6);
        int day = number(text, 6, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth();
    }

    private static boolean below(String text, int from, int limit) {
        return number(text, from, from + 2) < limit;
    }
}
