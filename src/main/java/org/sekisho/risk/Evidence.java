package org.sekisho.risk;

/** All that a decision is made of beside the issuer's settings and rules; kept for a while, to make it again under other rules. */
public record Evidence(CardState card, Assessment assessment, Wish wish, Signals signals) {}
