package org.sekisho.operator;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.operator.Choices.Choice;
import org.sekisho.operator.Choices.Chosen;
import org.sekisho.operator.Operators.Operator;
import org.sekisho.operator.store.BackTest;
import org.sekisho.operator.store.BackTests;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Members;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;

/** Tests of rules on many requests that were decided before. */
@Path("/v1/back-tests")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Back-tests")
@APIResponse(
        responseCode = "401",
        description = "No token that works",
        content =
                @Content(
                        mediaType = Problem.JSON,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "token", value = ProblemExamples.UNAUTHORIZED)))
@APIResponse(
        responseCode = "403",
        description = "The token lacks the scope, or its client belongs to no issuer",
        content =
                @Content(
                        mediaType = Problem.JSON,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "scope", value = ProblemExamples.FORBIDDEN)))
class BackTestResource {

    private static final int MOST = 100_000;
    private static final long USUAL = 10_000;
    private static final int LONGEST_TIME = 40;

    private final Operators operators;
    private final Choices choices;
    private final BackTests backTests;
    private final CountsJson counts;
    private final RuleSetAnswers rules;

    BackTestResource(
            Operators operators, Choices choices, BackTests backTests, CountsJson counts, RuleSetAnswers rules) {
        this.operators = operators;
        this.choices = choices;
        this.backTests = backTests;
        this.counts = counts;
        this.rules = rules;
    }

    /** The request as its sender writes it, for the API description. */
    @Schema(name = "BackTestRequest", description = "Either a version or rules")
    record Body(
            @Schema(description = "A version, drafts included", minimum = "1")
            Integer ruleSet,

            List<GivenRules.Body> rules,

            @Schema(description = "Seven days before the end where absent", format = "date-time")
            String from,

            @Schema(description = "Now where absent", format = "date-time")
            String to,

            @Schema(minimum = "1", maximum = "100000", defaultValue = "10000")
            Integer limit) {}

    private record Range(@Nullable Instant from, @Nullable Instant to, int most) {}

    /** Begins a test. */
    @POST
    @RolesAllowed(Scopes.RULES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startBackTest",
            summary = "Try rules on what was decided before",
            description =
                    "Decides again on the evidence that was kept, the newest request first, in the background. What the issuer has set"
                            + " for fraud and for cards that are not registered applies as it is set now. Nothing is changed and"
                            + " nobody is asked. At most ten tests of an issuer wait or run at once.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Body.class),
                            examples = {
                                @ExampleObject(name = "version", value = Examples.VERSION),
                                @ExampleObject(name = "rules and time", value = Examples.BACK_TEST_REQUEST)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It will be done; Location says where to look",
            content =
                    @Content(
                            schema = @Schema(implementation = BackTestAnswer.class),
                            examples = @ExampleObject(name = "queued", value = Examples.BACK_TEST_QUEUED)))
    @APIResponse(
            responseCode = "400",
            description = "Members or rules are wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong rules", value = Examples.WRONG_RULES)))
    @APIResponse(
            responseCode = "429",
            description = "Ten tests wait or run already",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "too many", value = Examples.TOO_MANY_TESTS)))
    public Uni<RestResponse<BackTestAnswer>> start(@Context SecurityContext security, byte[] body) {
        Operator operator = operators.of(security);
        Members members = Members.of(StrictJson.readLong(body));
        Choice choice = Choice.read(members);
        if (!members.has("ruleSet") && !members.has("rules")) {
            members.wrong("ruleSet", "is required, or rules in its place");
        }
        Range range = range(members);
        members.end();
        return choices.find(operator.issuerId(), choice)
                .chain(chosen -> backTests.add(wanted(operator, chosen, range)))
                .map(added -> accepted(added.orElseThrow(Declines::tooManyTests)));
    }

    private static Range range(Members members) {
        Instant from = instant(members, "from");
        Instant to = instant(members, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            members.wrong("to", "must be later than from");
        }
        Long most = members.integer("limit", 1, MOST);
        return new Range(from, to, requireNonNullElse(most, USUAL).intValue());
    }

    private static @Nullable Instant instant(Members members, String name) {
        String text = members.text(name, LONGEST_TIME);
        if (text == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(text);
            if (at.isAfter(Instant.EPOCH) && at.isBefore(Instant.ofEpochMilli(1L << 46))) {
                return at;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        members.wrong(name, "must be a time such as 2026-04-01T09:30:00Z");
        return null;
    }

    private static BackTests.Wanted wanted(Operator operator, Chosen chosen, Range range) {
        chosen.rules();
        return new BackTests.Wanted(
                operator.issuerId(),
                operator.clientId(),
                chosen.version(),
                chosen.text(),
                range.from(),
                range.to(),
                range.most());
    }

    private RestResponse<BackTestAnswer> accepted(BackTest test) {
        return ResponseBuilder.create(Status.ACCEPTED, answer(test))
                .header("Location", "/v1/back-tests/" + test.id())
                .build();
    }

    private BackTestAnswer answer(BackTest test) {
        return BackTestAnswer.of(
                test, counts.read(test.counts()), test.ruleSet() == null ? rules.rules(test.rules()) : null);
    }

    /** Tells how far a test is and what it has counted. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.RULES_READ)
    @Operation(
            operationId = "backTest",
            summary = "Ask how far a test is",
            description = "Counts grow until it is DONE. A test can be read for 30 days after its end.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_READ)
    @APIResponse(
            responseCode = "200",
            description = "Progress and counts",
            content =
                    @Content(
                            schema = @Schema(implementation = BackTestAnswer.class),
                            examples = @ExampleObject(name = "running", value = Examples.BACK_TEST)))
    @APIResponse(
            responseCode = "404",
            description = "No test of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    public Uni<BackTestAnswer> find(@Context SecurityContext security, @PathParam("id") String id) {
        return backTests
                .find(operators.of(security).issuerId(), uuid(id))
                .map(found -> answer(found.orElseThrow(Declined::notFound)));
    }

    /** Cancels a test. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.RULES_WRITE)
    @Operation(
            operationId = "cancelBackTest",
            summary = "Cancel a test",
            description = "What was counted by then can still be read.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @APIResponse(responseCode = "204", description = "It is cancelled")
    @APIResponse(
            responseCode = "409",
            description = "It has ended",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "ended", value = Examples.BACK_TEST_ENDED)))
    public Uni<RestResponse<Void>> cancel(@Context SecurityContext security, @PathParam("id") String id) {
        Operator operator = operators.of(security);
        return backTests
                .cancel(operator.issuerId(), uuid(id))
                .chain(cancelled ->
                        cancelled ? Uni.createFrom().item(RestResponse.<Void>noContent()) : ended(operator, uuid(id)));
    }

    private Uni<RestResponse<Void>> ended(Operator operator, UUID id) {
        return backTests.find(operator.issuerId(), id).map(found -> {
            if (found.orElseThrow(Declined::notFound).state() != BackTest.State.CANCELLED) {
                throw Declines.ended();
            }
            return RestResponse.noContent();
        });
    }

    private static UUID uuid(String id) {
        if (!id.matches(DecisionResource.ID)) {
            throw Declined.notFound();
        }
        return UUID.fromString(id);
    }
}
