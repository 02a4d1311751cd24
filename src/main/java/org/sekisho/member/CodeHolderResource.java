package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.OwnCard;
import org.sekisho.card.store.OwnCards;
import org.sekisho.member.page.AuthenticatorView;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.PairingView;
import org.sekisho.pairing.AppRegistrations;
import org.sekisho.pairing.AuthenticatorEnrolments;

/** The pages on which a member sets up what makes one-time codes for a card, and takes it away. */
@Path("/my/{issuer}/cards/{card}/app")
@Cancellable(false)
class CodeHolderResource {

    private final Doors doors;
    private final OwnCards cards;
    private final CodeHolders holders;
    private final MemberPages pages;
    private final Clock clock;

    CodeHolderResource(Doors doors, OwnCards cards, CodeHolders holders, MemberPages pages, Clock clock) {
        this.doors = doors;
        this.cards = cards;
        this.holders = holders;
        this.pages = pages;
        this.clock = clock;
    }

    /** What there is, and the forms for another. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> list(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @RestQuery @Nullable String said,
            HttpServerRequest request) {
        return doors.member(
                issuer, request, visit -> withCard(visit, card, request, own -> page(visit, own, Notice.news(said))));
    }

    /** Shows the registration ID of the app, and mails the password. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> app(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @RestForm @Nullable String form,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> withCard(
                        visit,
                        card,
                        request,
                        own -> visit.member().email() == null
                                ? page(visit, own, Notice.NONE)
                                : holders.beginApp(visit.member(), own, typed(password))
                                        .chain(attempt -> attempt.result() == null
                                                ? page(visit, own, attempt.notice())
                                                : pages.pairing(pairing(visit, own, attempt.result())))));
    }

    private PairingView pairing(Visit visit, OwnCard card, AppRegistrations.Begun begun) {
        return new PairingView(
                visit.who(),
                card.id().toString(),
                holders.app(),
                begun.name(),
                begun.mailTo(),
                Math.max(
                        1,
                        Math.round(Duration.between(clock.instant(), begun.expiresAt())
                                        .toSeconds()
                                / 60.0)));
    }

    /** Shows the key for an authenticator, once. */
    @POST
    @Path("/authenticator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> authenticator(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @RestForm @Nullable String form,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> withCard(visit, card, request, own -> holders.beginAuthenticator(visit, own, typed(password))
                        .chain(attempt -> attempt.result() == null
                                ? page(visit, own, attempt.notice())
                                : pages.authenticator(fresh(visit, own, attempt.result())))));
    }

    private static AuthenticatorView fresh(Visit visit, OwnCard card, AuthenticatorEnrolments.Begun begun) {
        return new AuthenticatorView(
                visit.who(),
                card.id().toString(),
                begun.id().toString(),
                new AuthenticatorView.Key(begun.address(), begun.key(), begun.picture()),
                Notice.NONE);
    }

    /** Takes its first code. */
    @POST
    @Path("/authenticator/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> confirm(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @PathParam("id") String id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String code,
            HttpServerRequest request) {
        UUID authenticator = HomeResource.id(id);
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> withCard(visit, card, request, own -> holders.confirm(
                                visit.member(), own, authenticator, digits(code))
                        .chain(confirmed -> confirmed
                                ? Uni.createFrom().item(pages.moved(list(visit, own, Notice.AUTHENTICATOR_ADDED)))
                                : pages.authenticator(new AuthenticatorView(
                                        visit.who(),
                                        own.id().toString(),
                                        authenticator.toString(),
                                        null,
                                        Notice.AUTHENTICATOR_CODE_WRONG)))));
    }

    /** Takes an app or authenticator away. */
    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> remove(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @PathParam("id") String id,
            @RestForm @Nullable String form,
            HttpServerRequest request) {
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> withCard(visit, card, request, own -> holders.remove(visit.member(), HomeResource.id(id))
                        .chain(removed -> removed
                                ? Uni.createFrom().item(pages.moved(list(visit, own, Notice.CODES_REMOVED)))
                                : doors.neutral(Deadlock.UNKNOWN, request))));
    }

    private Uni<RestResponse<String>> page(Visit visit, OwnCard card, Notice notice) {
        return holders.of(visit, card, notice).chain(pages::proofs);
    }

    private static String list(Visit visit, OwnCard card, Notice said) {
        return visit.who().home() + "/cards/" + card.id() + "/app?said=" + said;
    }

    /** Full-width digits and spaces between the digits are no mistakes. */
    private static String digits(@Nullable String typed) {
        return Normalizer.normalize(typed(typed), Normalizer.Form.NFKC)
                .replace(" ", "")
                .strip();
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A card that is registered; of no other there is anything to set up. */
    private Uni<RestResponse<String>> withCard(
            Visit visit, String id, HttpServerRequest request, Function<OwnCard, Uni<RestResponse<String>>> page) {
        UUID card = HomeResource.id(id);
        return cards.of(visit.member().id()).chain(all -> all.stream()
                .filter(own -> own.id().equals(card) && !own.methods().isEmpty())
                .findFirst()
                .map(page)
                .orElseGet(() -> doors.neutral(Deadlock.UNKNOWN, request)));
    }
}
