package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.card.Profile;
import org.sekisho.card.store.Issuers;
import org.sekisho.card.store.Members;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;
import org.sekisho.member.page.Who;
import org.sekisho.member.store.Sessions;
import org.sekisho.platform.PageLanguage;

/** Lets members in to their pages and nobody else: the issuer has to exist, the session to be theirs, a form to be ours. */
@ApplicationScoped
class Doors {

    private static final Logger LOG = Logger.getLogger(Doors.class);

    private final Issuers issuers;
    private final Members members;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final FormTokens forms;
    private final Origin origin;
    private final MemberPages pages;

    Doors(
            Issuers issuers,
            Members members,
            Sessions sessions,
            SessionCookie cookie,
            FormTokens forms,
            Origin origin,
            MemberPages pages) {
        this.issuers = issuers;
        this.members = members;
        this.sessions = sessions;
        this.cookie = cookie;
        this.forms = forms;
        this.origin = origin;
        this.pages = pages;
    }

    /** A page that anybody may see. */
    Uni<RestResponse<String>> anybody(
            String issuerId, HttpServerRequest request, Function<Who, Uni<RestResponse<String>>> page) {
        return issuers.find(issuerId)
                .map(issuer -> whole(request, Uni.createFrom().deferred(() -> page.apply(stranger(issuer, request)))))
                .orElseGet(() -> neutral(Deadlock.UNKNOWN, request));
    }

    /** A form that anybody may send from a page of ours. */
    Uni<RestResponse<String>> anybodyActs(
            String issuerId, HttpServerRequest request, Function<Who, Uni<RestResponse<String>>> action) {
        return origin.isOurs(request) ? anybody(issuerId, request, action) : neutral(Deadlock.FOREIGN_FORM, request);
    }

    /** A page that a signed-in member may see. */
    Uni<RestResponse<String>> member(
            String issuerId, HttpServerRequest request, Function<Visit, Uni<RestResponse<String>>> page) {
        return issuers.find(issuerId)
                .map(issuer -> whole(request, visit(issuer, request).chain(visit -> visit.map(page)
                        .orElseGet(() -> signInFirst(issuer, request)))))
                .orElseGet(() -> neutral(Deadlock.UNKNOWN, request));
    }

    /** A form that a signed-in member may send from a page of the same session. */
    Uni<RestResponse<String>> memberActs(
            String issuerId,
            HttpServerRequest request,
            @Nullable String formToken,
            Function<Visit, Uni<RestResponse<String>>> action) {
        boolean ours = cookie.of(request)
                .map(session -> origin.isOurs(request) && forms.fits(formToken, session))
                .orElse(true);
        return ours ? member(issuerId, request, action) : neutral(Deadlock.FOREIGN_FORM, request);
    }

    /** A page for strangers and members alike. */
    Uni<RestResponse<String>> either(
            String issuerId,
            HttpServerRequest request,
            BiFunction<Who, Optional<Visit>, Uni<RestResponse<String>>> page) {
        return issuers.find(issuerId)
                .map(issuer -> whole(
                        request,
                        visit(issuer, request)
                                .chain(visit -> page.apply(
                                        visit.map(Visit::who).orElseGet(() -> stranger(issuer, request)), visit))))
                .orElseGet(() -> neutral(Deadlock.UNKNOWN, request));
    }

    /** A form that strangers may send from a page of ours, and members from a page of their session. */
    Uni<RestResponse<String>> eitherActs(
            String issuerId,
            HttpServerRequest request,
            @Nullable String formToken,
            BiFunction<Who, Optional<Visit>, Uni<RestResponse<String>>> action) {
        if (!origin.isOurs(request)) {
            return neutral(Deadlock.FOREIGN_FORM, request);
        }
        return either(
                issuerId,
                request,
                (who, visit) -> visit.isPresent()
                                && !forms.fits(formToken, cookie.of(request).orElse(""))
                        ? neutral(Deadlock.FOREIGN_FORM, request)
                        : action.apply(who, visit));
    }

    Uni<RestResponse<String>> neutral(Deadlock why, HttpServerRequest request) {
        return pages.neutral(PageLanguage.of(null, languages(request), Locale.JAPANESE), why);
    }

    private static Who stranger(Issuer issuer, HttpServerRequest request) {
        Locale locale = PageLanguage.of(null, languages(request), issuer.language());
        return new Who(locale, issuer.id(), issuer.name(locale), issuer.accent(), issuer.supportPhone(), null);
    }

    private Uni<Optional<Visit>> visit(Issuer issuer, HttpServerRequest request) {
        return cookie.of(request)
                .map(token -> sessions.see(token)
                        .chain(seen -> seen.map(members::find)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                        .map(found -> found.filter(member -> member.issuerId().equals(issuer.id()))
                                .map(member -> visit(issuer, member, token, request))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Visit visit(Issuer issuer, Profile member, String token, HttpServerRequest request) {
        return new Visit(
                issuer,
                member,
                PageLanguage.of(member.language(), languages(request), issuer.language()),
                forms.of(token));
    }

    private Uni<RestResponse<String>> signInFirst(Issuer issuer, HttpServerRequest request) {
        String path = "/my/" + issuer.id() + "/sign-in";
        boolean ended = cookie.of(request).isPresent();
        return Uni.createFrom()
                .item(ended ? pages.moved(path + "?said=" + Notice.ENDED, cookie.clear()) : pages.moved(path));
    }

    /** What nobody expected: the member reads a sentence, the operator the reason. */
    private Uni<RestResponse<String>> whole(HttpServerRequest request, Uni<RestResponse<String>> page) {
        return page.onFailure().recoverWithUni(failure -> {
            LOG.error("a member's page could not be made", failure);
            return neutral(Deadlock.UNAVAILABLE, request);
        });
    }

    private static @Nullable String languages(HttpServerRequest request) {
        return request.getHeader("Accept-Language");
    }
}
