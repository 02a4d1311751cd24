package org.sekisho.challenge.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.sekisho.challenge.page.PageHeaders.Leads;
import org.sekisho.testkit.Chromium;

/** A browser's window that shows pages with their real headers, and writes down what the browser complains of. */
final class Window implements AutoCloseable {
    static final String HERE = "https://acs.example/challenge";

    private final BrowserContext context;
    private final com.microsoft.playwright.Page tab;
    private final List<String> complaints = new ArrayList<>();
    private String served = "";

    private Window(BrowserContext context) {
        this.context = context;
        // with an icon of its own: else the browser asks for one, and the next page's policy may get the blame
        context.route(
                "**/*",
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<link rel=\"icon\" href=\"data:,\">elsewhere")));
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " event => console.error('refused ' + event.violatedDirective + ' ' + event.blockedURI))");
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        tab = context.newPage();
    }

    static Window open(Chromium chromium, NewContextOptions options) {
        return new Window(chromium.context(options));
    }

    /** Shows a page as it is. */
    com.microsoft.playwright.Page show(Page page) {
        var html = Rendering.html(page);
        return show(page, html, html.contains("<script"));
    }

    /** Shows a page whose script is refused, so that one that leaves by itself stays. */
    com.microsoft.playwright.Page showStill(Page page) {
        return show(page, Rendering.html(page), false);
    }

    private com.microsoft.playwright.Page show(Page page, String html, boolean script) {
        var leads = page instanceof ReturnPage ? Leads.TO_THE_SHOP : Leads.HOME;
        var headers =
                new LinkedHashMap<>(new PageHeaders(true, false).of(page.frame().nonce(), leads, script));
        headers.put("Content-Type", "text/html; charset=utf-8");
        tab.unroute(HERE);
        tab.route(
                HERE,
                route -> route.fulfill(new FulfillOptions().setHeaders(headers).setBody(html)));
        served = html;
        tab.navigate(HERE);
        return tab;
    }

    com.microsoft.playwright.Page tab() {
        return tab;
    }

    String served() {
        return served;
    }

    /** What the browser complained of. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
