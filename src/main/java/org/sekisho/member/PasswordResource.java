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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.PasswordView;

/** The page on which a member changes the password. */
@Path("/my/{issuer}/password")
@Cancellable(false)
class PasswordResource {

    private final Doors doors;
    private final Changes changes;
    private final SessionCookie cookie;
    private final MemberConfig config;
    private final MemberPages pages;

    PasswordResource(Doors doors, Changes changes, SessionCookie cookie, MemberConfig config, MemberPages pages) {
        this.doors = doors;
        this.changes = changes;
        this.cookie = cookie;
        this.config = config;
        this.pages = pages;
    }

    /** The form. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(@PathParam("issuer") String issuer, HttpServerRequest request) {
        return doors.member(issuer, request, visit -> page(visit, Notice.NONE));
    }

    /** Changes it. All sessions end, and this browser gets another. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> change(
            @PathParam("issuer") String issuer,
            @RestForm @Nullable String form,
            @RestForm @Nullable String password,
            @RestForm @Nullable String fresh,
            @RestForm @Nullable String again,
            HttpServerRequest request) {
        String typed = fresh == null ? "" : fresh;
        return doors.memberActs(
                issuer,
                request,
                form,
                visit -> !typed.equals(again)
                        ? page(visit, Notice.PASSWORD_DIFFERS)
                        : changes.password(visit.member(), password == null ? "" : password, typed)
                                .chain(changed -> answer(visit, changed)));
    }

    private Uni<RestResponse<String>> answer(Visit visit, Changes.Changed changed) {
        return changed.token() == null
                ? page(visit, changed.notice())
                : Uni.createFrom()
                        .item(pages.moved(
                                visit.who().home() + "?said=" + changed.notice(), cookie.set(changed.token())));
    }

    private Uni<RestResponse<String>> page(Visit visit, Notice notice) {
        return pages.password(new PasswordView(visit.who(), visit.member().loginId(), config.passwordLength(), notice));
    }
}
