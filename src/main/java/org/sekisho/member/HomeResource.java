package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.store.Members;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.ReportView;

/** The first page of a member, and what can be done from it. */
@Path("/my/{issuer}")
@Cancellable(false)
class HomeResource {

    private final Doors doors;
    private final Overviews overviews;
    private final Strangers strangers;
    private final Members members;
    private final Notices notices;
    private final MemberPages pages;

    /** Whose choice is being kept: it waits in the database for questions that are under way, and one connection for each member is enough. */
    private final Set<UUID> choosing = ConcurrentHashMap.newKeySet();

    HomeResource(
            Doors doors,
            Overviews overviews,
            Strangers strangers,
            Members members,
            Notices notices,
            MemberPages pages) {
        this.doors = doors;
        this.overviews = overviews;
        this.strangers = strangers;
        this.members = members;
        this.notices = notices;
        this.pages = pages;
    }

    /** Cards, purchases and settings. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> home(
            @PathParam("issuer") String issuer, @RestQuery @Nullable String said, HttpServerRequest request) {
        return doors.member(
                issuer, request, visit -> overviews.of(visit, Notice.news(said)).chain(pages::home));
    }

    /** Lets data be shared with the fraud-scoring provider, or stops that. */
    @POST
    @Path("/sharing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> share(
            @PathParam("issuer") String issuer,
            @RestForm @Nullable String form,
            @RestForm @Nullable String shares,
            HttpServerRequest request) {
        boolean on = "true".equals(shares);
        return doors.memberActs(issuer, request, form, visit -> {
            UUID member = visit.member().id();
            return choosing.add(member)
                    ? shared(visit, on).eventually(() -> choosing.remove(member))
                    // the page shows which choice holds, and the button to change it
                    : Uni.createFrom().item(pages.moved(visit.who().home()));
        });
    }

    private Uni<RestResponse<String>> shared(Visit visit, boolean on) {
        return members.share(visit.member().id(), on)
                .invoke(changed -> told(visit, on, changed))
                .map(changed -> pages.moved(
                        visit.who().home() + "?said=" + (on ? Notice.SHARING_RESUMED : Notice.SHARING_STOPPED)));
    }

    private void told(Visit visit, boolean on, boolean changed) {
        if (changed) {
            notices.tell(visit.member(), on ? Notices.Kind.SHARING_RESUMED : Notices.Kind.SHARING_STOPPED);
        }
    }

    /** Asks whether a purchase is to be reported, and says what follows. */
    @GET
    @Path("/purchases/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> purchase(
            @PathParam("issuer") String issuer, @PathParam("id") String id, HttpServerRequest request) {
        return doors.member(issuer, request, visit -> strangers
                .find(visit.member(), id(id))
                .chain(found -> found.isEmpty()
                        ? doors.neutral(Deadlock.UNKNOWN, request)
                        : pages.report(new ReportView(visit.who(), overviews.line(visit, found.get(), false)))));
    }

    /** Reports a purchase as somebody else's. */
    @POST
    @Path("/purchases/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> report(
            @PathParam("issuer") String issuer,
            @PathParam("id") String id,
            @RestForm @Nullable String form,
            HttpServerRequest request) {
        return doors.memberActs(issuer, request, form, visit -> strangers
                .report(visit.member(), id(id))
                .chain(known -> known
                        ? Uni.createFrom().item(pages.moved(visit.who().home() + "?said=" + Notice.REPORTED))
                        : doors.neutral(Deadlock.UNKNOWN, request)));
    }

    /** Of nothing, where it cannot be read. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return new UUID(0, 0);
        }
    }
}
