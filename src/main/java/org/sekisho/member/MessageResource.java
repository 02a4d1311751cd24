package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.OwnCard;
import org.sekisho.card.store.OwnCards;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.MessageView;
import org.sekisho.member.page.Notice;

/** The page on which a member changes a card's personal message. */
@Path("/my/{issuer}/cards/{card}/message")
@Cancellable(false)
class MessageResource {

    private final Doors doors;
    private final OwnCards cards;
    private final Changes changes;
    private final MemberPages pages;

    MessageResource(Doors doors, OwnCards cards, Changes changes, MemberPages pages) {
        this.doors = doors;
        this.cards = cards;
        this.changes = changes;
        this.pages = pages;
    }

    /** The form. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(
            @PathParam("issuer") String issuer, @PathParam("card") String card, HttpServerRequest request) {
        return doors.member(
                issuer,
                request,
                visit -> withCard(visit, card, request, own -> page(visit, own, own.personalMessage(), Notice.NONE)));
    }

    /** Changes it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> change(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @RestForm @Nullable String form,
            @RestForm @Nullable String message,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        String typed = message == null ? "" : message;
        String proof = password == null ? "" : password;
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> withCard(visit, card, request, own -> changes.message(visit.member(), own, typed, proof)
                        .chain(notice -> notice == Notice.MESSAGE_SAVED
                                ? Uni.createFrom().item(pages.moved(visit.who().home() + "?said=" + notice))
                                : page(visit, own, typed, notice))));
    }

    private Uni<RestResponse<String>> page(Visit visit, OwnCard card, @Nullable String message, Notice notice) {
        return pages.message(new MessageView(
                visit.who(), card.id().toString(), card.lastFour(), message == null ? "" : message, notice));
    }

    private Uni<RestResponse<String>> withCard(
            Visit visit, String id, HttpServerRequest request, Function<OwnCard, Uni<RestResponse<String>>> page) {
        UUID card = HomeResource.id(id);
        return cards.of(visit.member().id()).chain(all -> all.stream()
                .filter(own -> own.id().equals(card))
                .findFirst()
                .map(page)
                .orElseGet(() -> doors.neutral(Deadlock.UNKNOWN, request)));
    }
}
