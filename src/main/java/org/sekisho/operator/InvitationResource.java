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
import java.util.Map;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Product;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Invitations;
import org.sekisho.protocol.Pan;
import org.sekisho.requestor.Scopes;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Members;
import org.sekisho.rest.Problem;
import org.sekisho.rest.ProblemExamples;
import org.sekisho.rest.StrictJson;

/** Invites the holder of a card to register it on the members' pages. */
@Path("/v1/invitations")
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
class InvitationResource {

    private static final int LONGEST = 19;
    private static final int DAYS = 30;

    /** A code that is printed into the package of a prepaid card has to outlast the shelf. */
    private static final int MOST_DAYS = 1_095;

    private static final Map<String, Product> PRODUCTS =
            Map.of("consumer", Product.CONSUMER, "corporate", Product.CORPORATE, "prepaid", Product.PREPAID);

    private final Operators operators;
    private final Cards cards;
    private final Invitations invitations;

    InvitationResource(Operators operators, Cards cards, Invitations invitations) {
        this.operators = operators;
        this.cards = cards;
        this.invitations = invitations;
    }

    /** The request as its sender writes it, for the API description. */
    @Schema(name = "InvitationRequest")
    record Body(
            @Schema(required = true, pattern = "[0-9]{13,19}")
            String cardNumber,

            @Schema(
                    enumeration = {"consumer", "corporate", "prepaid"},
                    description = "What kind of card it is; absent leaves it as it is")
            String product,

            @Schema(
                    minimum = "1",
                    maximum = "1095",
                    defaultValue = "30",
                    description = "For how many days the code works")
            Integer validDays) {}

    /** What was asked for. */
    private record Wish(Pan pan, @Nullable Product product, int days) {}

    /** Makes a code. */
    @POST
    @RolesAllowed(Scopes.INVITATIONS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "inviteCardholder",
            summary = "Invite a cardholder to register",
            description =
                    "Makes a code that registers the card once, within its days, together with its last four digits. It is told"
                            + " here and nowhere else: send it to the holder. An earlier code for the card ends.")
    @SecurityRequirement(name = "token", scopes = Scopes.INVITATIONS_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Body.class),
                            examples = @ExampleObject(name = "card", value = Examples.INVITATION_REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The code",
            content =
                    @Content(
                            schema = @Schema(implementation = InvitationAnswer.class),
                            examples = @ExampleObject(name = "invited", value = Examples.INVITATION)))
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
            description = "No card of yours",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not found", value = ProblemExamples.NOT_FOUND)))
    @APIResponse(
            responseCode = "409",
            description = "The card is registered already, or blocked",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not free", value = Examples.CARD_NOT_FREE)))
    public Uni<RestResponse<InvitationAnswer>> invite(@Context SecurityContext security, byte[] body) {
        String issuerId = operators.of(security).issuerId();
        Wish wish = wish(body);
        return cards.find(wish.pan())
                .map(found -> found.filter(card -> card.issuerId().equals(issuerId))
                        .map(Card::id)
                        .orElseThrow(Declined::notFound))
                .chain(card -> invitations.invite(issuerId, card, wish.product(), wish.days()))
                .map(invited -> invited.map(InvitationAnswer::of).orElseThrow(Declines::cardNotFree))
                .map(answer -> ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    private static Wish wish(byte[] body) {
        Members members = Members.of(StrictJson.read(body));
        members.require("cardNumber");
        String digits = members.text(
                "cardNumber",
                LONGEST,
                text -> text.matches("[0-9]{13,19}"),
                "must have 13 to 19 digits and nothing else");
        String product =
                members.text("product", LONGEST, PRODUCTS::containsKey, "must be one of consumer, corporate, prepaid");
        Long days = members.integer("validDays", 1, MOST_DAYS);
        members.end();
        return new Wish(
                new Pan(Objects.requireNonNull(digits)),
                product == null ? null : PRODUCTS.get(product),
                days == null ? DAYS : days.intValue());
    }
}
