package org.sekisho.operator;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.operator.Operators.Operator;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Members;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;
import org.sekisho.risk.store.RuleVersions;
import org.sekisho.risk.store.RuleVersions.Draft;

/** An issuer's rules: what was in force, what is, and drafts of what may be. */
@Path("/v1/rule-sets")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
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
class RuleSetResource {

    static final String VERSION = "[1-9][0-9]{0,8}";

    private static final int LONGEST_NOTE = 200;
    private static final int MOST = 100;

    private final Operators operators;
    private final RuleVersions versions;
    private final RuleSetAnswers answers;

    RuleSetResource(Operators operators, RuleVersions versions, RuleSetAnswers answers) {
        this.operators = operators;
        this.versions = versions;
        this.answers = answers;
    }

    /** A draft as its sender writes it, for the API description. */
    @Schema(name = "Draft")
    record Body(
            @Schema(maxLength = LONGEST_NOTE) String note,

            @Schema(required = true) List<GivenRules.Body> rules) {}

    /** Lists versions. */
    @GET
    @RolesAllowed(Scopes.RULES_READ)
    @Operation(
            operationId = "ruleSets",
            summary = "List versions of the rules",
            description = "The newest first, without the rules.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_READ)
    @APIResponse(
            responseCode = "200",
            description = "Versions",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.Page.class),
                            examples = @ExampleObject(name = "two", value = Examples.RULE_SETS)))
    public Uni<RuleSetAnswer.Page> list(
            @Context SecurityContext security,
            @Parameter(description = "Only versions with a smaller number; next of the page before has it")
                    @QueryParam("before")
                    @DefaultValue("999999999")
                    String before,
            @Parameter(description = "1 to 100") @QueryParam("limit") @DefaultValue("20") String limit) {
        int most = limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : 0;
        if (most < 1 || most > MOST) {
            throw Declined.wrong("limit", "must be a whole number from 1 to " + MOST);
        }
        if (!before.matches(VERSION)) {
            throw Declined.wrong("before", "must be the number of a version");
        }
        return versions.list(operators.of(security).issuerId(), Integer.parseInt(before), most)
                .map(found -> RuleSetAnswer.page(found, most));
    }

    /** Gives the version in force. */
    @GET
    @Path("/active")
    @RolesAllowed(Scopes.RULES_READ)
    @Operation(
            operationId = "activeRuleSet",
            summary = "Get the rules in force",
            description = "404 where there are none: the provider's opinion decides alone.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_READ)
    @APIResponse(
            responseCode = "200",
            description = "The version in force",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.class),
                            examples = @ExampleObject(name = "active", value = Examples.RULE_SET)))
    @APIResponse(
            responseCode = "404",
            description = "None is in force",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "none", value = ProblemExamples.NOT_FOUND)))
    public Uni<RuleSetAnswer> active(@Context SecurityContext security) {
        return versions.active(operators.of(security).issuerId())
                .map(found -> answers.of(found.orElseThrow(Declined::notFound)));
    }

    /** Gives one version. */
    @GET
    @Path("/{version: " + VERSION + "}")
    @RolesAllowed(Scopes.RULES_READ)
    @Operation(
            operationId = "ruleSet",
            summary = "Get a version with its rules",
            description = "Drafts, the one in force and those that were.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_READ)
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.class),
                            examples = @ExampleObject(name = "version", value = Examples.RULE_SET)))
    @APIResponse(
            responseCode = "404",
            description = "No version of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    public Uni<RuleSetAnswer> find(@Context SecurityContext security, @PathParam("version") int version) {
        return versions.find(operators.of(security).issuerId(), version)
                .map(found -> answers.of(found.orElseThrow(Declined::notFound)));
    }

    /** Adds a draft. */
    @POST
    @RolesAllowed(Scopes.RULES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftRuleSet",
            summary = "Write a draft",
            description = "Gets the next number. Nothing changes until it is published.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Body.class),
                            examples = @ExampleObject(name = "night", value = Examples.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.class),
                            examples = @ExampleObject(name = "draft", value = Examples.DRAFTED)))
    @APIResponse(
            responseCode = "400",
            description = "Rules are wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong rules", value = Examples.WRONG_RULES)))
    public Uni<RestResponse<RuleSetAnswer>> add(@Context SecurityContext security, byte[] body) {
        Operator operator = operators.of(security);
        Draft draft = draft(StrictJson.readLong(body), operator);
        return versions.add(operator.issuerId(), draft)
                .map(added -> ResponseBuilder.create(Status.CREATED, answers.of(added, draft.rules()))
                        .header("Location", "/v1/rule-sets/" + added.version())
                        .build());
    }

    /** Replaces a draft. */
    @PUT
    @Path("/{version: " + VERSION + "}")
    @RolesAllowed(Scopes.RULES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceRuleSet",
            summary = "Replace a draft",
            description = "It gets another id, and whoever replaced it counts as the one who wrote it.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Body.class),
                            examples = @ExampleObject(name = "night", value = Examples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetAnswer.class),
                            examples = @ExampleObject(name = "draft", value = Examples.DRAFTED)))
    @APIResponse(
            responseCode = "409",
            description = "It is no draft any more",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "no draft", value = Examples.NO_DRAFT)))
    public Uni<RuleSetAnswer> replace(
            @Context SecurityContext security, @PathParam("version") int version, byte[] body) {
        Operator operator = operators.of(security);
        Draft draft = draft(StrictJson.readLong(body), operator);
        return versions.replace(operator.issuerId(), version, draft)
                .chain(replaced -> replaced.map(now -> Uni.createFrom().item(answers.of(now, draft.rules())))
                        .orElseGet(() -> noDraft(operator, version)));
    }

    /** Deletes a draft. */
    @DELETE
    @Path("/{version: " + VERSION + "}")
    @RolesAllowed(Scopes.RULES_WRITE)
    @Operation(
            operationId = "deleteRuleSet",
            summary = "Delete a draft",
            description = "Its number is not given again.")
    @SecurityRequirement(name = "token", scopes = Scopes.RULES_WRITE)
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "409",
            description = "It is no draft any more",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "no draft", value = Examples.NO_DRAFT)))
    public Uni<RestResponse<Void>> delete(@Context SecurityContext security, @PathParam("version") int version) {
        Operator operator = operators.of(security);
        return versions.delete(operator.issuerId(), version)
                .chain(deleted ->
                        deleted ? Uni.createFrom().item(RestResponse.<Void>noContent()) : noDraft(operator, version));
    }

    private static Draft draft(ObjectNode body, Operator operator) {
        Members members = Members.of(body);
        @Nullable String note = members.text("note", LONGEST_NOTE);
        members.require("rules");
        @Nullable String rules = GivenRules.read(members);
        members.end();
        return new Draft(requireNonNull(rules), requireNonNullElse(note, ""), operator.clientId());
    }

    private <T> Uni<T> noDraft(Operator operator, int version) {
        return versions.find(operator.issuerId(), version)
                .chain(found -> Uni.createFrom().failure(found.isPresent() ? Declines.noDraft() : Declined.notFound()));
    }
}
