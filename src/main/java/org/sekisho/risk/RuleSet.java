package org.sekisho.risk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of an issuer in one version.
 *
 * @param version 0 where the issuer has none
 */
public record RuleSet(int version, List<Rule> rules) {

    /** No rules: the provider's opinion alone. */
    public static final RuleSet NONE = new RuleSet(0, List.of());

    /** Rules that this version of Sekisho cannot read: everybody is asked, because what they would have said is not known. */
    public static RuleSet unreadable(int version) {
        return new RuleSet(version, List.of(new Rule("rules-unreadable", List.of(), Rule.Then.CHALLENGE)));
    }

    /** The rules that hold. */
    public List<Rule> hits(Evidence evidence) {
        return rules.stream().filter(rule -> rule.holds(evidence)).toList();
    }

    /** The windows in which requests must be counted. */
    public Set<Window> windows() {
        return rules.stream()
                .flatMap(rule -> rule.when().stream())
                .filter(Condition.Velocity.class::isInstance)
                .map(condition -> ((Condition.Velocity) condition).window())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any rule asks for the device. */
    public boolean asksForDevice() {
        return asksFor(Condition.KnownDevice.class);
    }

    /** Whether any rule asks for the holder's trust in the merchant. */
    public boolean asksForTrust() {
        return asksFor(Condition.TrustedMerchant.class);
    }

    private boolean asksFor(Class<? extends Condition> kind) {
        return rules.stream().flatMap(rule -> rule.when().stream()).anyMatch(kind::isInstance);
    }
}
