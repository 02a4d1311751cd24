package org.sekisho.challenge.page;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Money;

/**
 * What the cardholder is asked to confirm.
 *
 * @param amount absent when nothing is being paid, as when a card is added to a shop
 * @param zone the zone in which the time is printed
 * @param cardLastFour the only digits of the card that ever reach a page
 */
public record Purchase(String merchant, @Nullable Money amount, Instant at, ZoneId zone, String cardLastFour) {}
