package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The accessibility checker axe-core, run inside a page; best practices are in, what axe calls experimental is not. */
public final class Axe {
    private static final String FINDINGS = """
            async () => {
              const found = await axe.run(document, { resultTypes: ["violations"] });
              if (!found.passes.some((rule) => rule.id === "color-contrast")) return ["nobody looked at contrasts"];
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ": " + node.html.slice(0, 160) + " " + node.failureSummary.replace(/\\s+/g, " ")));
            }
            """;
    private static final String SCRIPT = script();

    private Axe() {}

    /** What it finds on the page as it stands now; empty where all is well. */
    public static List<String> findings(Page tab) {
        if (!(Boolean) tab.evaluate("() => 'axe' in window")) {
            tab.evaluate(SCRIPT);
        }
        return ((List<?>) tab.evaluate(FINDINGS)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (var script = Objects.requireNonNull(Axe.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
