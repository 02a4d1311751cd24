package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateNamesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void noPageIsTakenForAMessage() throws IOException {
        Pattern excluded = excluded();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> TEMPLATES.relativize(file).toString()))
                    .isNotEmpty()
                    .noneMatch(name -> excluded.matcher(name).matches());
        }
    }

    @Test
    void messagesAreNotLookedForInFiles() throws IOException {
        assertThat(excluded().matcher("challenge_heading").matches()).isTrue();
    }

    private static Pattern excluded() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        return Pattern.compile(settings.getProperty("quarkus.qute.template-path-exclude"));
    }
}
