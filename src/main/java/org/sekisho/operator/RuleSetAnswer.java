package org.sekisho.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.store.RuleVersion;

/**
 * A version of an issuer's rules.
 *
 * @param rules absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RuleSet",
        requiredProperties = {"id", "version", "status", "note", "createdBy", "createdAt"})
record RuleSetAnswer(
        @Schema(description = "Names what it says now: another one when a draft is replaced")
        UUID id,

        int version,
        RuleVersion.Status status,
        String note,

        @Schema(description = "The client that wrote what it says now")
        String createdBy,

        String createdAt,
        @Nullable String publishedBy,
        @Nullable String publishedAt,

        @Schema(implementation = GivenRules.Body[].class) @Nullable
        JsonNode rules) {

    /**
     * Versions, the newest first.
     *
     * @param next where older ones are; absent where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleSets")
    record Page(List<RuleSetAnswer> ruleSets, @Nullable String next) {}

    static RuleSetAnswer of(RuleVersion version, @Nullable JsonNode rules) {
        Instant publishedAt = version.publishedAt();
        return new RuleSetAnswer(
                version.id(),
                version.version(),
                version.status(),
                version.note(),
                version.createdBy(),
                millis(version.createdAt()),
                version.publishedBy(),
                publishedAt == null ? null : millis(publishedAt),
                rules);
    }

    static Page page(List<RuleVersion> versions, int most) {
        return new Page(
                versions.stream().map(version -> of(version, null)).toList(),
                versions.size() < most
                        ? null
                        : "/v1/rule-sets?before=" + versions.getLast().version() + "&limit=" + most);
    }

    static String millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
