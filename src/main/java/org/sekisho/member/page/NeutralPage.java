package org.sekisho.member.page;

/** The page without a form, ready to print. */
record NeutralPage(Frame frame, Deadlock why) implements Page {}
