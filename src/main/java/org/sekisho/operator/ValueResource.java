package org.sekisho.operator;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.sekisho.authvalue.Verifications;
import org.sekisho.authvalue.Verified;
import org.sekisho.card.CardRange;
import org.sekisho.card.store.Issuers;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;

/** Tells an issuer's authorisation system whether an authentication value is what it seems. */
@Path("/v1/authentication-values/verifications")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication values")
class ValueResource {

    private final Operators operators;
    private final Issuers issuers;
    private final Verifications verifications;

    ValueResource(Operators operators, Issuers issuers, Verifications verifications) {
        this.operators = operators;
        this.issuers = issuers;
        this.verifications = verifications;
    }

    /** Verifies a value. */
    @POST
    @RolesAllowed(Scopes.VALUES_VERIFY)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyAuthenticationValue",
            summary = "Verify an authentication value",
            description =
                    "For what an authorisation brings. strict: what is given must be what was authenticated; what is not given is"
                            + " taken from the record, where there is one. reference: card, amount and currency alone are compared with"
                            + " the record, and a smaller amount will do. After 10 wrong values for a card number in an hour no more are"
                            + " looked at for a while.")
    @SecurityRequirement(name = "token", scopes = Scopes.VALUES_VERIFY)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ValueRequest.Body.class),
                            examples = {
                                @ExampleObject(name = "reference", value = Examples.VALUE_BY_REFERENCE),
                                @ExampleObject(name = "strict", value = Examples.VALUE_STRICTLY)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content =
                    @Content(
                            schema = @Schema(implementation = ValueAnswer.class),
                            examples = {
                                @ExampleObject(name = "valid", value = Examples.VALUE_VALID),
                                @ExampleObject(name = "invalid", value = Examples.VALUE_INVALID)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "Members are wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "card number", value = Examples.WRONG_CARD_NUMBER)))
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
            description = "No card number of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    @APIResponse(
            responseCode = "429",
            description = "Too many values were wrong for this card number",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "seconds",
                            schema = @Schema(implementation = Integer.class)),
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "too many", value = Examples.TOO_MANY_WRONG_VALUES)))
    @APIResponse(
            responseCode = "503",
            description = "Whoever verifies values of this scheme does not answer",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unavailable", value = Examples.VALUES_UNAVAILABLE)))
    public Uni<ValueAnswer> verify(@Context SecurityContext security, byte[] body) {
        String issuerId = operators.of(security).issuerId();
        ValueRequest request = ValueRequest.read(StrictJson.read(body));
        CardRange range = issuers.find(request.pan())
                .filter(found -> found.issuer().id().equals(issuerId))
                .orElseThrow(Declined::notFound);
        return verifications.verify(request.of(range)).map(ValueResource::answer);
    }

    private static ValueAnswer answer(Verified verified) {
        return switch (verified) {
            case Verified.Looked looked -> ValueAnswer.of(looked);
            case Verified.TooMany tooMany -> throw Declines.tooManyWrongValues(tooMany.againIn());
            case Verified.Unavailable _ -> throw Declines.valuesUnavailable();
        };
    }
}
