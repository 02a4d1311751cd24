package org.sekisho;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings says what the code says: every setting, its variable and its default, and no other. */
class ConfigurationDocTest {

    private static final Pattern ROW = Pattern.compile(
            "^\\| `(sekisho\\.[a-z0-9.<>-]+)` \\| `([A-Z0-9_<>]+)` \\| (`[^`]+`|none) \\|", Pattern.MULTILINE);
    private static final Pattern CAMEL_HUMP = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    @Test
    void everySettingStandsOnThePageWithItsVariableAndDefault() throws IOException {
        var page = Files.readString(Path.of("docs/configuration.md"));

        var described = ROW.matcher(page)
                .results()
                .map(row -> Stream.of(1, 2, 3).map(row::group).collect(joining(" ")))
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(settings());
    }

    private static List<String> settings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.sekisho").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .flatMap(type ->
                                settings(type.getAnnotation(ConfigMapping.class).prefix(), type))
                        .toList();
    }

    private static Stream<String> settings(String prefix, Class<?> mapping) {
        return Arrays.stream(mapping.getDeclaredMethods())
                .filter(method -> !method.isDefault() && !method.isSynthetic())
                .flatMap(method -> {
                    var name = prefix + "." + name(method);
                    if (method.isAnnotationPresent(WithParentName.class)) {
                        // the one without a name stands for those that have one
                        var each = method.isAnnotationPresent(WithUnnamedKey.class) ? prefix : prefix + ".<name>";
                        return settings(each, valueOf((ParameterizedType) method.getGenericReturnType()));
                    }
                    if (method.getReturnType() == Map.class) {
                        return Stream.of(name + ".<name> " + variable(name + ".<name>") + " " + defaultOf(method));
                    }
                    return Arrays.asList(mapping.getDeclaredClasses()).contains(method.getReturnType())
                            ? settings(name, method.getReturnType())
                            : Stream.of(name + " " + variable(name) + " " + defaultOf(method));
                });
    }

    private static Class<?> valueOf(ParameterizedType map) {
        return (Class<?>) map.getActualTypeArguments()[1];
    }

    private static String name(Method method) {
        var named = method.getAnnotation(WithName.class);
        return named == null
                ? CAMEL_HUMP.matcher(method.getName()).replaceAll(ConfigurationDocTest::skewered)
                : named.value();
    }

    private static String skewered(MatchResult hump) {
        return "-" + hump.group().toLowerCase(Locale.ROOT);
    }

    private static String variable(String name) {
        return name.replaceAll("[^a-z0-9<>]", "_").toUpperCase(Locale.ROOT);
    }

    private static String defaultOf(Method method) {
        var given = method.getAnnotation(WithDefault.class);
        return given == null ? "none" : "`" + given.value() + "`";
    }
}
