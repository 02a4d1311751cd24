package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people choose how the stand-in scorer behaves. */
@Path("/demo/scorer")
class ScorerPages {
    private static final List<Lie.Kind> KINDS = List.of(Lie.Kind.values());

    private final Behaviours behaviours;

    ScorerPages(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    /** What is in force, and everything else there is to choose. */
    @GET
    @Produces("text/html")
    public Uni<Response> show(
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String saved,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Page page = Page.in(Lang.of(lang == null ? acceptLanguage : lang));
        return behaviours.get().chain(now -> page.show(DemoPages.scorer(page, now, KINDS, saved != null)));
    }

    /** Takes a choice; it holds from the next question on, in every replica. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> choose(
            @BeanParam BehaviourForm form,
            @RestForm @Nullable String lang,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        refuseStrangers(site);
        return behaviours.set(form.behaviour()).replaceWith(back(lang));
    }

    /** Makes the scorer prompt and honest again. */
    @POST
    @Path("/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> reset(@RestForm @Nullable String lang, @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        refuseStrangers(site);
        return behaviours.reset().replaceWith(back(lang));
    }

    /** There is no cookie to misuse, but a page of somebody else must not post into a demo on localhost either. */
    private static void refuseStrangers(@Nullable String site) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(403, "This form was sent by another site.", "ほかのサイトから送られたため、受け付けられません。");
        }
    }

    private static Response back(@Nullable String lang) {
        return Page.moveTo("/demo/scorer?saved=true&lang=" + Lang.of(lang).tag());
    }
}
