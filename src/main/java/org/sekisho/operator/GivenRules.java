package org.sekisho.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.rest.Members;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RulesInvalid;

/** Rules as requests bring them. */
final class GivenRules {

    private GivenRules() {}

    /** A rule as its sender writes it, for the API description. */
    @Schema(name = "Rule", description = "docs/decisions.md has the language")
    record Body(
            @Schema(required = true, pattern = "[a-z0-9][a-z0-9-]{0,39}")
            String name,

            @Schema(required = true, description = "All of them must hold; each is an object with one member, the fact")
            List<Object> when,

            @Schema(
                    required = true,
                    enumeration = {"REFUSE", "CHALLENGE", "EXEMPT", "NOTE"})
            String then) {}

    /** The rules as they are stored; null where they are absent or wrong, and then all that is wrong was said. */
    static @Nullable String read(Members members) {
        ArrayNode list = members.list("rules");
        if (list == null) {
            return null;
        }
        String text = JsonNodeFactory.instance.objectNode().set("rules", list).toString();
        try {
            RuleReader.read(text);
            return text;
        } catch (RulesInvalid e) {
            e.wrong().forEach(wrong -> members.wrong(wrong.where().isEmpty() ? "rules" : wrong.where(), wrong.what()));
            return null;
        }
    }
}
