package org.sekisho.operator;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.sekisho.card.store.Issuers;
import org.sekisho.operator.Choices.Choice;
import org.sekisho.operator.Operators.Operator;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;
import org.sekisho.transaction.store.Decisions;
import org.sekisho.transaction.store.Decisions.Stored;

/** Why something was decided, and what other rules would have decided. */
@Path("/v1/decisions/{acsTransID}")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
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
@APIResponse(
        responseCode = "404",
        description = "No decision about a card of yours",
        content =
                @Content(
                        mediaType = Problem.JSON,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
class DecisionResource {

    static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Operators operators;
    private final Decisions decisions;
    private final Choices choices;
    private final Issuers issuers;

    DecisionResource(Operators operators, Decisions decisions, Choices choices, Issuers issuers) {
        this.operators = operators;
        this.decisions = decisions;
        this.choices = choices;
        this.issuers = issuers;
    }

    /** Explains a decision. */
    @GET
    @RolesAllowed(Scopes.DECISIONS_READ)
    @Operation(
            operationId = "decision",
            summary = "Ask why something was decided",
            description =
                    "Reasons in the order they were met, and all that they were made of. Without a card number: none is kept. Evidence"
                            + " is kept for 90 days unless it is set otherwise.")
    @SecurityRequirement(name = "token", scopes = Scopes.DECISIONS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionAnswer.class),
                            examples = @ExampleObject(name = "challenged", value = Examples.DECISION)))
    public Uni<DecisionAnswer> explain(@Context SecurityContext security, @PathParam("acsTransID") String id) {
        return find(operators.of(security), id).map(stored -> DecisionAnswer.of(stored, Decided.evidence(stored)));
    }

    /** Decides again. */
    @POST
    @Path("/replay")
    @RolesAllowed(Scopes.DECISIONS_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayDecision",
            summary = "Ask what other rules would have decided",
            description =
                    "Decides again on the evidence that was kept: by the rules in force, by a version, or by rules in the request. What"
                            + " the issuer has set for fraud and for cards that are not registered applies as it is set now. Nothing"
                            + " is changed and nobody is asked.")
    @SecurityRequirement(name = "token", scopes = Scopes.DECISIONS_READ)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Choices.Body.class),
                            examples = {
                                @ExampleObject(name = "in force", value = "{}"),
                                @ExampleObject(name = "version", value = Examples.VERSION),
                                @ExampleObject(name = "rules", value = Examples.RULES)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Both decisions",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayAnswer.class),
                            examples = @ExampleObject(name = "changed", value = Examples.REPLAY)))
    @APIResponse(
            responseCode = "400",
            description = "Rules are wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong rules", value = Examples.WRONG_RULES)))
    @APIResponse(
            responseCode = "409",
            description = "The evidence is not kept any more",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "no evidence", value = Examples.NO_EVIDENCE)))
    public Uni<ReplayAnswer> replay(
            @Context SecurityContext security, @PathParam("acsTransID") String id, byte[] body) {
        Operator operator = operators.of(security);
        Choice choice = Choice.read(StrictJson.readLong(body));
        return find(operator, id).chain(stored -> choices.find(operator.issuerId(), choice)
                .map(chosen -> ReplayAnswer.of(
                        stored,
                        Decided.evidence(stored).orElseThrow(Declines::noEvidence),
                        issuers.get(operator.issuerId()),
                        chosen.rules())));
    }

    private Uni<Stored> find(Operator operator, String id) {
        if (!id.matches(ID)) {
            throw Declined.notFound();
        }
        return decisions
                .find(operator.issuerId(), UUID.fromString(id))
                .map(found -> found.orElseThrow(Declined::notFound));
    }
}
