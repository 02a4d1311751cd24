package org.sekisho.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.store.TrustedMerchants;
import org.sekisho.member.page.Deadlock;
import org.sekisho.member.page.MemberPages;
import org.sekisho.member.page.Notice;

/** Takes shops off the list of those that a member trusts. Nothing more is asked: it only makes purchases safer. */
@Path("/my/{issuer}/cards/{card}/shops")
@Cancellable(false)
class ShopResource {

    private final Doors doors;
    private final TrustedMerchants trusted;
    private final Notices notices;
    private final MemberPages pages;

    ShopResource(Doors doors, TrustedMerchants trusted, Notices notices, MemberPages pages) {
        this.doors = doors;
        this.trusted = trusted;
        this.notices = notices;
        this.pages = pages;
    }

    /** Takes one off. */
    @POST
    @Path("/{shop}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> remove(
            @PathParam("issuer") String issuer,
            @PathParam("card") String card,
            @PathParam("shop") String shop,
            @RestForm @Nullable String form,
            HttpServerRequest request) {
        return doors.memberActs(issuer, request, form, visit -> trusted.remove(
                        visit.member().id(), HomeResource.id(card), shop)
                .chain(removed -> removed.isEmpty() ? doors.neutral(Deadlock.UNKNOWN, request) : removed(visit)));
    }

    private Uni<RestResponse<String>> removed(Visit visit) {
        notices.tell(visit.member(), Notices.Kind.SHOP_REMOVED);
        return Uni.createFrom().item(pages.moved(visit.who().home() + "?said=" + Notice.SHOP_REMOVED));
    }
}
