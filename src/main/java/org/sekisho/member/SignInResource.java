package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Issuers;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.Who;
import org.sekisho.member.store.Sessions;

/** Where members come in and go out. */
@Path("/my")
@Cancellable(false)
class SignInResource {

    private final Doors doors;
    private final SignIns signIns;
    private final PasskeySignIns passkeySignIns;
    private final PasskeyPages passkeys;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final MemberPages pages;
    private final Issuers issuers;
    private final SignInBudget budget;

    SignInResource(
            Doors doors,
            SignIns signIns,
            PasskeySignIns passkeySignIns,
            PasskeyPages passkeys,
            Sessions sessions,
            SessionCookie cookie,
            MemberPages pages,
            Issuers issuers,
            SignInBudget budget) {
        this.budget = budget;
        this.doors = doors;
        this.signIns = signIns;
        this.passkeySignIns = passkeySignIns;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.cookie = cookie;
        this.pages = pages;
        this.issuers = issuers;
    }

    /** The short address: the members' pages of the one issuer. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> front(HttpServerRequest request) {
        return issuers.only()
                .map(issuer -> Uni.createFrom().item(pages.moved(home(issuer))))
                .orElseGet(() -> doors.neutral(Deadlock.UNKNOWN, request));
    }

    private static String home(Issuer issuer) {
        return "/my/" + issuer.id();
    }

    /** The form. */
    @GET
    @Path("/{issuer}/sign-in")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(
            @PathParam("issuer") String issuer, @RestQuery @Nullable String said, HttpServerRequest request) {
        return doors.anybody(issuer, request, who -> again(who, "", Notice.newsForStrangers(said)));
    }

    /** Signs in. */
    @POST
    @Path("/{issuer}/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signIn(
            @PathParam("issuer") String issuer,
            @RestForm @Nullable String loginId,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        String id = loginId == null ? "" : loginId;
        String typed = password == null ? "" : password;
        return doors.anybodyActs(
                issuer,
                request,
                who -> id.isBlank() || typed.isEmpty()
                        ? again(who, id, Notice.EMPTY)
                        : signIns.signIn(issuer, id, typed, budget.address(request))
                                .chain(entry -> answer(who, id, entry, request)));
    }

    /** Signs in with a passkey. */
    @POST
    @Path("/{issuer}/sign-in/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> passkey(
            @PathParam("issuer") String issuer, @RestForm @Nullable String passkey, HttpServerRequest request) {
        return doors.anybodyActs(issuer, request, who -> passkeySignIns
                .signIn(issuer, passkey == null ? "" : passkey, budget.address(request))
                .chain(entry -> entry instanceof SignIns.Entry.Refused
                        ? again(who, "", Notice.PASSKEY_REFUSED)
                        : answer(who, "", entry, request)));
    }

    private Uni<RestResponse<String>> answer(Who who, String id, SignIns.Entry entry, HttpServerRequest request) {
        return switch (entry) {
            case SignIns.Entry.In in -> forget(request).map(ended -> in(who, in.token()));
            case SignIns.Entry.Refused _ -> again(who, id, Notice.WRONG);
            case SignIns.Entry.TooMany _ -> again(who, id, Notice.TOO_MANY);
            case SignIns.Entry.Busy _ -> again(who, id, Notice.BUSY);
            case SignIns.Entry.Stale _ -> again(who, id, Notice.PASSKEY_STALE);
        };
    }

    private Uni<RestResponse<String>> again(Who who, String id, Notice notice) {
        return passkeys.signIn(who, id, notice).chain(pages::signIn);
    }

    private RestResponse<String> in(Who who, String token) {
        return pages.moved(who.home(), cookie.set(token));
    }

    /** Signs out. */
    @POST
    @Path("/{issuer}/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signOut(
            @PathParam("issuer") String issuer, @RestForm @Nullable String form, HttpServerRequest request) {
        return doors.memberActs(issuer, request, form, visit -> forget(request)
                .map(ended -> pages.moved(visit.who().home() + "/sign-in?said=" + Notice.SIGNED_OUT, cookie.clear())));
    }

    /** Whoever used this browser before is not signed in any more. */
    private Uni<Void> forget(HttpServerRequest request) {
        return cookie.of(request).map(sessions::end).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }
}
