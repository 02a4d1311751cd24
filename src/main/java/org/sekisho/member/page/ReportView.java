package org.sekisho.member.page;

/** The page that asks whether a purchase is to be reported as somebody else's. */
public record ReportView(Who who, HomeView.Line purchase) {}
