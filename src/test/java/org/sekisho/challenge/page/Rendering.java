package org.sekisho.challenge.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Renders the real templates and texts with an engine built by hand, so that pages can be tested without a start. */
final class Rendering {
    private static final String HTML = "text/html";
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .addNamespaceResolver(NamespaceResolver.builder("challenge")
                    .resolveAsync(Rendering::sentence)
                    .build())
            .addLocator(Rendering::locate)
            .strictRendering(true)
            .build();

    private Rendering() {}

    static String html(Page page) {
        return ENGINE.getTemplate("challenge/" + template(page))
                .data("page", page)
                .setAttribute(TemplateInstance.LOCALE, page.frame().locale())
                .render();
    }

    static Properties texts(Locale locale) {
        var texts = new Properties();
        try (var reader = new StringReader(resource("messages/challenge_" + locale.getLanguage() + ".properties"))) {
            texts.load(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return texts;
    }

    private static String template(Page page) {
        return switch (page) {
            case EntryPage _ -> "entry";
            case ReturnPage _ -> "returning";
            case LaunchPage _ -> "launch";
            case NeutralPage _ -> "neutral";
            default -> throw new IllegalArgumentException("no template for " + page);
        };
    }

    private static CompletionStage<Object> sentence(EvalContext context) {
        var locale = (Locale) context.getAttribute(TemplateInstance.LOCALE);
        var text = ENGINE.parse(texts(locale).getProperty(context.getName())).instance();
        var names = Stream.of(Wording.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(context.getName()))
                .flatMap(method -> Stream.of(method.getParameters()))
                .map(java.lang.reflect.Parameter::getName)
                .toList();
        var values =
                context.getParams().stream().map(value -> now(context, value)).toList();
        for (var i = 0; i < names.size(); i++) {
            text.data(names.get(i), values.get(i));
        }
        return CompletableFuture.completedStage(text.render());
    }

    private static Object now(EvalContext context, Expression value) {
        return context.evaluate(value).toCompletableFuture().join();
    }

    private static Optional<TemplateLocation> locate(String id) {
        var source = resource("templates/" + id + ".html");
        return Optional.of(new TemplateLocation() {
            @Override
            public Reader read() {
                return new StringReader(source);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(HTML));
            }
        });
    }

    private static String resource(String path) {
        try (var stream = Rendering.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no such resource: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
