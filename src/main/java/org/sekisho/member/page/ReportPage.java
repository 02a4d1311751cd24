package org.sekisho.member.page;

/** The page that asks about a report, ready to print. */
record ReportPage(Frame frame, HomePage.Line purchase) implements Page {
    static ReportPage of(ReportView view, String nonce) {
        Frame frame = Frame.of(view.who(), nonce);
        return new ReportPage(frame, HomePage.Line.of(view.purchase(), frame));
    }
}
