package org.sekisho.transaction;

import java.time.Duration;

/**
 * What one challenge allows, fixed when the transaction is opened so that a change of settings does not move running ones.
 *
 * @param attempts answers that are evaluated
 * @param resends  codes sent after the first
 * @param idle     how long the cardholder may be silent; every page starts it anew
 */
public record Limits(int attempts, int resends, Duration idle) {}
