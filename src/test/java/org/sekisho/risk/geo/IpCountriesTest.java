package org.sekisho.risk.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.platform.StartRefused;
import org.sekisho.testkit.LogCapture;

class IpCountriesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,          392",
        "203.0.113.255,        392",
        "203.0.114.0,          ",
        "198.51.100.130,       840",
        "198.51.100.127,       ",
        "2001:db8:1::5,        276",
        "2001:DB8:1:ffff::,    276",
        "2001:db8:2::5,        ",
        "::ffff:203.0.113.7,   392",
        "192.0.2.1,            "
    })
    void countryIsThatOfTheNetwork(String ip, String numeric) {
        IpCountries countries = begun(netsOfThreeCountries().to(folder.resolve("countries.mmdb")));

        Optional<String> found = countries.numeric(ip);

        assertThat(found).isEqualTo(Optional.ofNullable(numeric));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "203.0.113",
                "203.0.113.7.example",
                "0313.0.113.7",
                "[2001:db8:1::5]",
                "fe80::1%1"
            })
    void whatIsNoLiteralAddressHasNoCountry(String text) {
        IpCountries countries = begun(netsOfThreeCountries().to(folder.resolve("countries.mmdb")));

        Optional<String> found = countries.numeric(text);

        assertThat(found).isEmpty();
    }

    @Test
    void fileOfIpv4AnswersNoIpv6() {
        // 203.0.113.7 in the first half of the address
        String looksAlike = "cb00:7107::1";

        IpCountries countries =
                begun(new CountryFile(4).with("203.0.113.0", 24, "JP").to(folder.resolve("countries.mmdb")));

        assertThat(countries.numeric("203.0.113.7")).contains("392");
        assertThat(countries.numeric(looksAlike)).isEmpty();
    }

    @Test
    void lettersOfNoCountryAreNone() {
        Path file = new CountryFile(6).with("203.0.113.0", 24, "XK").to(folder.resolve("countries.mmdb"));

        IpCountries countries = begun(file);

        assertThat(countries.numeric("203.0.113.7")).isEmpty();
    }

    @Test
    void withoutAFileNothingIsKnown() {
        IpCountries countries = new IpCountries(Optional::empty);

        countries.begin(new StartupEvent());
        countries.readAgain();

        assertThat(countries.numeric("203.0.113.7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "nonsense", "truncated"})
    void fileThatCannotBeReadRefusesTheStart(String kind) throws IOException {
        Path file = folder.resolve("countries.mmdb");
        broken(kind, file);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> begun(file))
                .withMessage("The setting sekisho.risk.ip-countries-file (environment variable"
                        + " SEKISHO_RISK_IP_COUNTRIES_FILE) is " + file
                        + ", but no database of countries (.mmdb) can be read there.");
    }

    @Test
    void replacedFileIsReadAgain() throws IOException {
        Path file = netsOfThreeCountries().to(folder.resolve("countries.mmdb"));
        IpCountries countries = begun(file);

        replace(file, new CountryFile(6).with("203.0.113.0", 24, "FR").to(folder.resolve("new.mmdb")));
        countries.readAgain();

        assertThat(countries.numeric("203.0.113.7")).contains("250");
    }

    @Test
    void brokenFileChangesNothingAndIsToldOnce() throws IOException {
        Path file = netsOfThreeCountries().to(folder.resolve("countries.mmdb"));
        IpCountries countries = begun(file);

        LogCapture log = LogCapture.start();
        for (String kind : List.of("nonsense", "truncated", "missing")) {
            broken(kind, file);
            countries.readAgain();
        }
        log.close();

        assertThat(log.text()).containsOnlyOnce("those read before stay in force");
        assertThat(countries.numeric("203.0.113.7")).contains("392");
    }

    @Test
    void goodFileAfterABrokenOneIsTaken() throws IOException {
        Path file = netsOfThreeCountries().to(folder.resolve("countries.mmdb"));
        IpCountries countries = begun(file);
        broken("nonsense", file);
        countries.readAgain();

        replace(file, new CountryFile(6).with("203.0.113.0", 24, "FR").to(folder.resolve("new.mmdb")));
        countries.readAgain();

        assertThat(countries.numeric("203.0.113.7")).contains("250");
    }

    private static CountryFile netsOfThreeCountries() {
        return new CountryFile(6)
                .with("203.0.113.0", 24, "JP")
                .with("198.51.100.128", 25, "US")
                .with("2001:db8:1::", 48, "DE");
    }

    private static IpCountries begun(Path file) {
        IpCountries countries = new IpCountries(() -> Optional.of(file));
        countries.begin(new StartupEvent());
        return countries;
    }

    private void broken(String kind, Path file) throws IOException {
        Files.deleteIfExists(file);
        switch (kind) {
            case "empty" -> Files.createFile(file);
            case "nonsense" -> Files.writeString(file, "nonsense");
            case "truncated" -> {
                byte[] whole = Files.readAllBytes(netsOfThreeCountries().to(file));
                Files.write(file, Arrays.copyOf(whole, whole.length - 30));
            }
            default -> assertThat(file).doesNotExist();
        }
    }

    /** As an update does it; the clock of the file system may not have moved since. */
    private static void replace(Path file, Path by) throws IOException {
        Files.setLastModifiedTime(by, FileTime.from(Instant.now().plusSeconds(60)));
        Files.move(by, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
