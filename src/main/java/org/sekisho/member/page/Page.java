package org.sekisho.member.page;

/** What the frame around every page needs; the templates read nothing but these records. */
interface Page {
    /** Language, colours, brand and session of this page. */
    Frame frame();

    /** What it says about the step before. */
    default Notice notice() {
        return Notice.NONE;
    }

    /** How many characters a new password has at the least, where that is of interest. */
    default int shortest() {
        return 0;
    }
}
