package org.sekisho.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.sekisho.operator.Operators.Operator;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Members;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;
import org.sekisho.risk.store.Publications;
import org.sekisho.risk.store.Publications.Publication;
import org.sekisho.risk.store.Publications.Wanted;

/** Puts a version of an issuer's rules in force. */
@Path("/v1/rule-sets/{version: " + RuleSetResource.VERSION + "}/publication")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class PublicationResource {

    private final Operators operators;
    private final Publications publications;
    private final RulesConfig config;

    PublicationResource(Operators operators, Publications publications, RulesConfig config) {
        this.operators = operators;
        this.publications = publications;
        this.config = config;
    }

    /** What is expected, for the API description. */
    @Schema(name = "Expectation", description = "All of it optional, the body too")
    record Body(
            @Schema(description = "The version that is taken to be in force, 0 for none")
            Integer expectedActive,

            @Schema(description = "The id of the draft that was looked at")
            UUID id) {}

    /** Publishes a draft, or a version that was in force before. */
    @POST
    @RolesAllowed(Scopes.RULES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishRuleSet",
            summary = "Publish a draft, or roll back",
            description =
                    "The version becomes ACTIVE and the one before RETIRED, in one step; every replica decides by it within about two"
                            + " seconds. A RETIRED version may be published again. A draft needs another client than the one that wrote it.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Body.class),
                            examples = @ExampleObject(name = "expectation", value = Examples.EXPECTATION)))
    @APIResponse(
            responseCode = "200",
            description = "It is in force",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.class),
                            examples = @ExampleObject(name = "published", value = Examples.PUBLISHED)))
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
            description = "The token lacks the scope, or its client wrote the draft",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "scope", value = ProblemExamples.FORBIDDEN),
                                @ExampleObject(name = "four eyes", value = Examples.SAME_CLIENT)
                            }))
    @APIResponse(
            responseCode = "404",
            description = "No version of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    @APIResponse(
            responseCode = "409",
            description = "Something else is in force or in the draft than was expected",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "other rules", value = Examples.OTHER_ACTIVE)))
    public Uni<RuleSetAnswer> publish(
            @Context SecurityContext security, @PathParam("version") int version, byte[] body) {
        return publications
                .publish(wanted(operators.of(security), version, body))
                .map(PublicationResource::answer);
    }

    private Wanted wanted(Operator operator, int version, byte[] body) {
        Members members = Members.of(body.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.read(body));
        Long expectedActive = members.integer("expectedActive", 0, Integer.MAX_VALUE);
        String id = members.text("id", 36, text -> text.matches(DecisionResource.ID), "must be a UUID");
        members.end();
        return new Wanted(
                operator.issuerId(),
                version,
                operator.clientId(),
                config.fourEyes(),
                expectedActive == null ? null : expectedActive.intValue(),
                id == null ? null : UUID.fromString(id));
    }

    private static RuleSetAnswer answer(Publication publication) {
        return switch (publication) {
            case Publication.Done done -> RuleSetAnswer.of(done.version(), null);
            case Publication.Refused refused -> throw declined(refused);
        };
    }

    private static Declined declined(Publication.Refused refused) {
        return switch (refused) {
            case NO_SUCH_VERSION -> Declined.notFound();
            case OTHER_ACTIVE -> Declines.otherActive();
            case OTHER_CONTENT -> Declines.otherContent();
            case SAME_CLIENT -> Declines.sameClient();
            case UNREADABLE -> Declines.unreadable();
        };
    }
}
