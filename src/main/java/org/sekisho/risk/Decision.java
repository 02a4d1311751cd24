package org.sekisho.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TransStatusReason;

/**
 * A verdict with what made it.
 *
 * @param reason  transStatusReason for those verdicts that need one
 * @param because the names of the rules and the provider's reasons, in the order they were met
 */
public record Decision(Verdict verdict, @Nullable TransStatusReason reason, List<String> because) {}
