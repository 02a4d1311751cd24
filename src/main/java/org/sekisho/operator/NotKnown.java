package org.sekisho.operator;

import java.util.ArrayList;
import java.util.List;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.Signals;
import org.sekisho.risk.Window;
import org.sekisho.risk.store.RuleSets.InForce;

/**
 * What rules ask for that nobody looked at when the request came, because no rule in force asked for it then. Conditions on it do
 * not hold.
 *
 * @param notCounted  windows, such as CARD/PT1H
 * @param notLookedUp facts: knownDevice, trustedMerchant
 */
record NotKnown(List<String> notCounted, List<String> notLookedUp) {

    static NotKnown of(InForce rules, Evidence evidence) {
        Signals signals = evidence.signals();
        List<String> notLookedUp = new ArrayList<>();
        if (rules.device() && signals.knownDevice() == null) {
            notLookedUp.add("knownDevice");
        }
        if (rules.trust() && signals.trustedMerchant() == null) {
            notLookedUp.add("trustedMerchant");
        }
        return new NotKnown(
                rules.windows().stream()
                        .filter(window -> !signals.velocity().containsKey(window))
                        .map(Window::toString)
                        .sorted()
                        .toList(),
                List.copyOf(notLookedUp));
    }
}
