package org.sekisho.merchant;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.sekisho.authentication.Authentications;
import org.sekisho.authentication.Outcomes;
import org.sekisho.authentication.Refused;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Caller;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;

/** Authentications of merchants without a 3DS Server: opened here, continued in the browser, asked for here. */
@Path("/v1/authentications")
@Cancellable(false)
@Tag(name = "Authentications")
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
        description = "The token lacks the scope",
        content =
                @Content(
                        mediaType = Problem.JSON,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "scope", value = ProblemExamples.FORBIDDEN)))
class AuthenticationResource {

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String KEY = "[!-~]{1,255}";
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Caller caller;
    private final Authentications authentications;
    private final Outcomes outcomes;
    private final CardNumbers cardNumbers;
    private final Openings openings;
    private final AuthenticationAnswers answers;

    AuthenticationResource(
            Caller caller,
            Authentications authentications,
            Outcomes outcomes,
            CardNumbers cardNumbers,
            Openings openings,
            AuthenticationAnswers answers) {
        this.caller = caller;
        this.authentications = authentications;
        this.outcomes = outcomes;
        this.cardNumbers = cardNumbers;
        this.openings = openings;
        this.answers = answers;
    }

    /** Opens an authentication; the same request gets the same answer, whichever replica it reaches. */
    @POST
    @RolesAllowed(Scopes.AUTHENTICATIONS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "authenticate",
            summary = "Authenticate a cardholder",
            description =
                    "COMPLETED is the result. CHALLENGE_REQUIRED: open challengeUrl in the cardholder's browser; it comes back to"
                            + " returnUrl, and the result arrives by webhook and can be asked for. DECOUPLED: show cardholderInfo, and wait for the"
                            + " result in the same way. Send the request again with the same"
                            + " Idempotency-Key when you did not get the answer: nothing is done twice.")
    @SecurityRequirement(name = "token", scopes = Scopes.AUTHENTICATIONS_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuthenticationRequest.Body.class),
                            examples = {
                                @ExampleObject(name = "shortest", value = Examples.SHORTEST),
                                @ExampleObject(name = "full", value = Examples.FULL)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "A result, or a challenge to come",
            content =
                    @Content(
                            schema = @Schema(implementation = AuthenticationAnswer.class),
                            examples = {
                                @ExampleObject(name = "completed", value = Examples.COMPLETED),
                                @ExampleObject(name = "challenge", value = Examples.CHALLENGE),
                                @ExampleObject(name = "decoupled", value = Examples.DECOUPLED)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "Members or the Idempotency-Key are wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong members", value = Examples.WRONG_MEMBERS)))
    @APIResponse(
            responseCode = "422",
            description = "Not a card of ours, or the Idempotency-Key came with another body before",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "card", value = Examples.NOT_OUR_CARD),
                                @ExampleObject(name = "key", value = Examples.KEY_REUSED)
                            }))
    public Uni<RestResponse<String>> open(
            @Context SecurityContext security,
            @Parameter(
                            required = true,
                            description = "1 to 255 visible ASCII characters, new for every authentication",
                            example = "order-4711")
                    @HeaderParam(KEY_HEADER)
                    @Nullable
                    String key,
            byte[] body) {
        if (key == null || !key.matches(KEY)) {
            throw Declined.wrong(KEY_HEADER, "must be a header of 1 to 255 visible ASCII characters");
        }
        Requestor requestor = caller.of(security);
        AuthenticationRequest request = AuthenticationRequest.read(StrictJson.read(body), requestor, cardNumbers);
        return authentications
                .open(openings.of(request, requestor, key, body), answers::of)
                .onFailure(Refused.class)
                .transform(AuthenticationResource::declined)
                .map(this::created);
    }

    private RestResponse<String> created(String answer) {
        return ResponseBuilder.create(Status.CREATED, answer)
                .header("Location", "/v1/authentications/" + answers.id(answer))
                .build();
    }

    private static Declined declined(Refused refused) {
        return switch (refused.why()) {
            case NOT_OUR_CARD, OTHER_VERSION -> Declines.notOurCard();
            case KEY_TAKEN -> Declines.keyTaken();
        };
    }

    /** Tells where an authentication stands. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.AUTHENTICATIONS_READ)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "authentication",
            summary = "Ask for a result",
            description = "The same members as in the answer to the request, with what came of the challenge since.")
    @SecurityRequirement(name = "token", scopes = Scopes.AUTHENTICATIONS_READ)
    @APIResponse(
            responseCode = "200",
            description = "Where it stands",
            content =
                    @Content(
                            schema = @Schema(implementation = AuthenticationAnswer.class),
                            examples = @ExampleObject(name = "completed", value = Examples.FOUND)))
    @APIResponse(
            responseCode = "404",
            description = "No authentication of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    public Uni<AuthenticationAnswer> find(
            @Context SecurityContext security,
            @Parameter(schema = @Schema(format = "uuid"), example = "019b1234-5678-7abc-8def-0123456789ab")
                    @PathParam("id")
                    String id) {
        if (!id.matches(ID)) {
            throw Declined.notFound();
        }
        return outcomes.find(caller.of(security).id(), UUID.fromString(id))
                .map(found -> answers.of(found.orElseThrow(Declined::notFound)));
    }
}
