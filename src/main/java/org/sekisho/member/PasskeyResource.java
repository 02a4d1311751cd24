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
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.PasskeyView;
import org.sekisho.pairing.PasskeyRegistrations;

/** The pages on which a member makes a passkey, and takes one away. */
@Path("/my/{issuer}/passkeys")
@Cancellable(false)
class PasskeyResource {

    private final Doors doors;
    private final PasskeyPages passkeys;
    private final MemberPages pages;

    PasskeyResource(Doors doors, PasskeyPages passkeys, MemberPages pages) {
        this.doors = doors;
        this.passkeys = passkeys;
        this.pages = pages;
    }

    /** What there is, and the form for another. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> list(
            @PathParam("issuer") String issuer, @RestQuery @Nullable String said, HttpServerRequest request) {
        return doors.member(issuer, request, visit -> page(visit, Notice.news(said)));
    }

    /** Lets the browser make one, for whoever knows the password. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> begin(
            @PathParam("issuer") String issuer,
            @RestForm @Nullable String form,
            @RestForm @Nullable String label,
            @RestForm @Nullable String password,
            HttpServerRequest request) {
        return doors.memberActs(
                issuer, request, form, visit -> passkeys.begin(visit.member(), password == null ? "" : password)
                        .chain(attempt -> attempt.result() == null
                                ? page(visit, attempt.notice())
                                : pages.passkey(view(visit, label == null ? "" : label, attempt.result()))));
    }

    private static PasskeyView view(Visit visit, String label, PasskeyRegistrations.Begun begun) {
        boolean japanese = visit.locale().getLanguage().equals("ja");
        return new PasskeyView(
                visit.who(),
                visit.member().loginId(),
                PasskeyPages.label(label, japanese ? "パスキー" : "Passkey"),
                new PasskeyView.Options(
                        begun.challenge(),
                        begun.site(),
                        begun.userHandle(),
                        begun.algorithms().stream().map(String::valueOf).toList(),
                        begun.known()));
    }

    /** Keeps what the browser has made. */
    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> finish(
            @PathParam("issuer") String issuer,
            @RestForm @Nullable String form,
            @RestForm @Nullable String label,
            @RestForm @Nullable String transports,
            @RestForm @Nullable String passkey,
            HttpServerRequest request) {
        var made = new PasskeyRegistrations.Made(
                passkey == null ? "" : passkey,
                transports == null ? "" : transports,
                PasskeyPages.label(label == null ? "" : label, "Passkey"));
        return doors.memberActs(issuer, request, form, visit -> passkeys.finish(visit.member(), made)
                .chain(added -> added
                        ? Uni.createFrom().item(pages.moved(list(visit, Notice.PASSKEY_ADDED)))
                        : page(visit, Notice.PASSKEY_NOT_ADDED)));
    }

    /** Takes one away. */
    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> remove(
            @PathParam("issuer") String issuer,
            @PathParam("id") String id,
            @RestForm @Nullable String form,
            HttpServerRequest request) {
        return doors.memberActs(issuer, request, form, visit -> passkeys.remove(visit.member(), HomeResource.id(id))
                .chain(removed -> removed
                        ? Uni.createFrom().item(pages.moved(list(visit, Notice.PASSKEY_REMOVED)))
                        : doors.neutral(Deadlock.UNKNOWN, request)));
    }

    private Uni<RestResponse<String>> page(Visit visit, Notice notice) {
        return passkeys.list(visit, notice).chain(pages::passkeys);
    }

    private static String list(Visit visit, Notice said) {
        return visit.who().home() + "/passkeys?said=" + said;
    }
}
