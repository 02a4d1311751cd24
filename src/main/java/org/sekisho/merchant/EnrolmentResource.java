package org.sekisho.merchant;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
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
import org.sekisho.card.Card;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.merchant.store.EnrolmentBudget;
import org.sekisho.protocol.Pan;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Caller;
import org.sekisho.rest.Members;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;

/** Tells whether a cardholder could be authenticated with a card. */
@Path("/v1/enrolment-checks")
@Cancellable(false)
@Tag(name = "Enrolment checks")
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
class EnrolmentResource {

    private static final List<String> VERSIONS = List.of("2.2.0");

    private final Caller caller;
    private final CardNumbers cardNumbers;
    private final Issuers issuers;
    private final Cards cards;
    private final EnrolmentBudget budget;

    EnrolmentResource(Caller caller, CardNumbers cardNumbers, Issuers issuers, Cards cards, EnrolmentBudget budget) {
        this.caller = caller;
        this.cardNumbers = cardNumbers;
        this.issuers = issuers;
        this.cards = cards;
        this.budget = budget;
    }

    /** The request, for the API description. */
    record Check(
            @Schema(required = true, pattern = "[0-9]{13,19}")
            String cardNumber) {}

    /** The answer. */
    record Checked(@Schema(enumeration = {"Y", "N"}) String enrolled, List<String> protocolVersions) {}

    /** Looks a card up; each one that is not enrolled counts against the merchant's budget. */
    @POST
    @RolesAllowed(Scopes.ENROLMENT_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkEnrolment",
            summary = "Ask whether a card is enrolled",
            description =
                    "N stands for unknown, blocked and not registered alike. After 100 N in ten minutes all checks are refused for a while.")
    @SecurityRequirement(name = "token", scopes = Scopes.ENROLMENT_READ)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Check.class),
                            examples = @ExampleObject(name = "check", value = Examples.CHECK)))
    @APIResponse(
            responseCode = "200",
            description = "Enrolled or not",
            content =
                    @Content(
                            schema = @Schema(implementation = Checked.class),
                            examples = @ExampleObject(name = "enrolled", value = Examples.CHECKED)))
    @APIResponse(
            responseCode = "400",
            description = "A member is wrong",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "check digit", value = Examples.WRONG_CARD_NUMBER)))
    @APIResponse(
            responseCode = "429",
            description = "Too many unknown cards",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "seconds",
                            schema = @Schema(implementation = Integer.class)),
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "budget", value = Examples.TOO_MANY)))
    public Uni<Checked> check(@Context SecurityContext security, byte[] body) {
        Members members = Members.of(StrictJson.read(body));
        Pan pan = cardNumbers.read(members);
        members.end();
        boolean ours = issuers.find(requireNonNull(pan))
                .filter(range -> VERSIONS.stream().anyMatch(range::takes))
                .isPresent();
        // Looked up in any case: the time must not tell in which ranges cards are.
        return cards.find(pan)
                .map(card -> ours && card.map(EnrolmentResource::canBeAsked).orElse(false))
                .chain(enrolled ->
                        budget.spend(caller.of(security).id(), enrolled).map(left -> answer(enrolled, left)));
    }

    private static boolean canBeAsked(Card card) {
        return card.isRegistered() && !card.blocked();
    }

    private static Checked answer(boolean enrolled, EnrolmentBudget.Left left) {
        if (!left.within()) {
            throw Declines.budgetSpent(left.againIn());
        }
        return new Checked(enrolled ? "Y" : "N", VERSIONS);
    }
}
