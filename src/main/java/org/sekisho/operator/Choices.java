package org.sekisho.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Members;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.RulesInvalid;
import org.sekisho.risk.store.RuleVersion;
import org.sekisho.risk.store.RuleVersions;

/** Finds the rules that a request wants tried: a stored version, rules of its own, or those in force. */
@ApplicationScoped
class Choices {

    private static final String NO_RULES = "{\"rules\":[]}";

    private final RuleVersions versions;

    Choices(RuleVersions versions) {
        this.versions = versions;
    }

    /** The choice as it is written, for the API description. */
    @Schema(name = "ReplayRequest", description = "One of both, or neither for the rules in force")
    record Body(
            @Schema(description = "A version, drafts included", minimum = "1")
            Integer ruleSet,

            List<GivenRules.Body> rules) {}

    /** What a request says: a version, rules, or neither. */
    record Choice(@Nullable Integer version, @Nullable String rules) {

        static Choice read(Members members) {
            Long version = members.integer("ruleSet", 1, Integer.MAX_VALUE);
            if (members.has("ruleSet") && members.has("rules")) {
                members.wrong("rules", "must not stand beside ruleSet");
            }
            return new Choice(version == null ? null : version.intValue(), GivenRules.read(members));
        }

        static Choice read(ObjectNode body) {
            Members members = Members.of(body);
            Choice choice = read(members);
            members.end();
            return choice;
        }
    }

    /**
     * Rules that were found.
     *
     * @param version absent for rules of the request, and where none are in force
     */
    record Chosen(@Nullable Integer version, String text) {

        static Chosen of(RuleVersion.Written written) {
            return new Chosen(written.about().version(), written.rules());
        }

        /** The rules, read; fails with a problem where another version of Sekisho wrote them and they are not understood. */
        RuleSet rules() {
            try {
                return new RuleSet(version == null ? 0 : version, RuleReader.read(text));
            } catch (RulesInvalid e) {
                throw Declines.unreadable();
            }
        }
    }

    Uni<Chosen> find(String issuerId, Choice choice) {
        if (choice.rules() != null) {
            return Uni.createFrom().item(new Chosen(null, choice.rules()));
        }
        Integer version = choice.version();
        return version == null
                ? versions.active(issuerId)
                        .map(active -> active.map(Chosen::of).orElseGet(() -> new Chosen(null, NO_RULES)))
                : versions.find(issuerId, version).map(Choices::there);
    }

    private static Chosen there(Optional<RuleVersion.Written> found) {
        return found.map(Chosen::of)
                .orElseThrow(() -> Declined.wrong("ruleSet", "must be the number of a version of your rules"));
    }
}
