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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Holder;
import org.sekisho.member.page.ConfirmView;
import org.sekisho.member.page.ContactView;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.store.Confirmations.Waiting;
import org.sekisho.notification.Message.Channel;

/** The pages on which a member changes the mail address or the mobile number. */
@Path("/my/{issuer}/contacts/{channel: email|phone}")
@Cancellable(false)
class ContactResource {

    private final Doors doors;
    private final Contacts contacts;
    private final MemberPages pages;

    ContactResource(Doors doors, Contacts contacts, MemberPages pages) {
        this.doors = doors;
        this.contacts = contacts;
        this.pages = pages;
    }

    private static Channel channel(String name) {
        return name.equals("email") ? Channel.EMAIL : Channel.SMS;
    }

    /** The form for the new address or number. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(
            @PathParam("issuer") String issuer, @PathParam("channel") String channel, HttpServerRequest request) {
        return doors.member(issuer, request, visit -> page(visit, channel(channel), "", Notice.NONE));
    }

    /** Sends a code there. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(
            @PathParam("issuer") String issuer,
            @PathParam("channel") String channel,
            @RestForm @Nullable String form,
            @RestForm @Nullable String target,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        String typed = target == null ? "" : target;
        return doors.memberActs(issuer, request, form, visit -> contacts.ask(
                        visit.member(), channel(channel), typed, password == null ? "" : password)
                .chain(asked -> asked.confirmation() == null
                        ? page(visit, channel(channel), typed, asked.notice())
                        : Uni.createFrom()
                                .item(pages.moved(
                                        visit.who().home() + "/contacts/" + channel + "/" + asked.confirmation()))));
    }

    /** The form for the code. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> code(
            @PathParam("issuer") String issuer, @PathParam("id") String id, HttpServerRequest request) {
        return doors.member(issuer, request, visit -> entry(visit, HomeResource.id(id), Notice.NONE, request));
    }

    /** Takes the code. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> confirm(
            @PathParam("issuer") String issuer,
            @PathParam("id") String id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String code,
            HttpServerRequest request) {
        UUID confirmation = HomeResource.id(id);
        return doors.memberActs(
                issuer, request, form, visit -> contacts.confirm(visit.member(), confirmation, code == null ? "" : code)
                        .chain(notice -> notice.problem()
                                ? entry(visit, confirmation, notice, request)
                                : Uni.createFrom().item(pages.moved(visit.who().home() + "?said=" + notice))));
    }

    private Uni<RestResponse<String>> entry(Visit visit, UUID id, Notice notice, HttpServerRequest request) {
        return contacts.waiting(visit.member(), id)
                .chain(found -> found.map(waiting -> pages.confirm(view(visit, waiting, notice)))
                        .orElseGet(() -> doors.neutral(Deadlock.RUN_OUT, request)));
    }

    private static ConfirmView view(Visit visit, Waiting waiting, Notice notice) {
        return new ConfirmView(
                visit.who(), waiting.id().toString(), waiting.channel() == Channel.EMAIL, waiting.target(), notice);
    }

    private Uni<RestResponse<String>> page(Visit visit, Channel channel, String typed, Notice notice) {
        boolean mail = channel == Channel.EMAIL;
        Holder known = new Holder(null, visit.member().email(), visit.member().phone(), null);
        return pages.contact(
                new ContactView(visit.who(), mail, mail ? known.maskedEmail() : known.maskedPhone(), typed, notice));
    }
}
