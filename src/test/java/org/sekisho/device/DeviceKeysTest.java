package org.sekisho.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyFile;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

class DeviceKeysTest {
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36";
    private static final DeviceKeys KEYS = new DeviceKeys(KeyFile.demo());

    @Test
    void keyIs256BitsInHex() {
        assertThat(KEYS.of(facts(Map.of()))).get().asString().matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userAgent          | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/999.1 (KHTML, like Gecko) Chrome/140.0.1.2 Safari/999.1",
                "ip                 | 198.51.100.9",
                "pixelRatio         | 1.5",
                "features           | 0123456789abcdef",
                "timeZoneOffset     | -600",
                "webdriver          | true",
                "brands             | \"Chromium\";v=\"140\""
            })
    void whatChangesFromDayToDayDoesNotChangeTheKey(String name, String value) {
        assertThat(KEYS.of(facts(Map.of(name, value)))).isEqualTo(KEYS.of(facts(Map.of())));
    }

    @Test
    void turnedTelephoneIsTheSame() {
        assertThat(KEYS.of(facts(Map.of("screenWidth", "1080", "screenHeight", "1920"))))
                .isEqualTo(KEYS.of(facts(Map.of("screenWidth", "1920", "screenHeight", "1080"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userAgent           | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
                "platform            | Linux x86_64",
                "languages           | en-US,ja",
                "screenWidth         | 2560",
                "colorDepth          | 30",
                "timeZone            | Europe/Berlin",
                "hardwareConcurrency | 4",
                "touchPoints         | 10"
            })
    void anotherDeviceOrOwnerIsAnotherKey(String name, String value) {
        assertThat(KEYS.of(facts(Map.of(name, value)))).isNotEqualTo(KEYS.of(facts(Map.of())));
    }

    @Test
    void anotherInstallationHasOtherKeys() {
        DeviceKeys others = new DeviceKeys(ringWithOtherDeviceKey());

        assertThat(others.of(facts(Map.of()))).isNotEqualTo(KEYS.of(facts(Map.of())));
    }

    @Test
    void tooLittleIsNoKey() {
        assertThat(KEYS.of(Facts.in(fact -> null))).isEmpty();
        assertThat(KEYS.of(Facts.in(fact -> fact == Fact.USER_AGENT ? CHROME : null)))
                .isEmpty();
        assertThat(KEYS.of(new BrowserFacts(null, "ja", 1920, 1080, 24, -540, "*/*")))
                .isEmpty();
        assertThat(KEYS.of(new BrowserFacts(CHROME, "ja", null, null, null, null, "*/*")))
                .isEmpty();
    }

    @Test
    void browserThatOnlyAMerchantSawHasAKeyOfItsOwn() {
        var seen = KEYS.of(new BrowserFacts(CHROME, "ja", 1920, 1080, 24, -540, "*/*"));

        assertThat(seen).isPresent().isNotEqualTo(KEYS.of(facts(Map.of())));
        assertThat(KEYS.of(new BrowserFacts(CHROME.replace("131", "132"), "ja", 1920, 1080, 24, -540, "*/*")))
                .isEqualTo(seen);
        assertThat(KEYS.of(new BrowserFacts(CHROME, "ja", 1920, 1080, 24, -60, "*/*")))
                .isNotEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) Version/17.5 Safari/604.1 | Mozilla/ (iPhone; CPU iPhone OS  like Mac OS X) Version/ Safari/",
                "Mozilla/5.0 (Linux; Android 14; SM-G991B) Chrome/131.0 | Mozilla/ (Linux; Android ; SM-G991B) Chrome/",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) rv:131.0 | Mozilla/ (Macintosh; Intel Mac OS X ) rv:",
                "curl | curl"
            })
    void familyIsTheUserAgentWithoutVersions(String userAgent, String family) {
        assertThat(UserAgentFamily.of(userAgent)).isEqualTo(family);
    }

    @ParameterizedTest
    @EnumSource
    void noFactTakesControlCharactersOrMoreThanItsLength(Fact fact) {
        assertThat(fact.fits("")).isFalse();
        assertThat(fact.fits("a\0b")).isFalse();
        assertThat(fact.fits("1\n")).isFalse();
        assertThat(fact.fits("\uD83D\uDE00")).isFalse();
        assertThat(fact.fits("1".repeat(1_025))).isFalse();
    }

    @Test
    void factsAreNotPrinted() {
        Facts facts = facts(Map.of());

        assertThat(facts + " " + DeviceFacts.of(facts, null)).doesNotContain("Tokyo", "Chrome", "192.0.2.1");
    }

    private static Facts facts(Map<String, String> other) {
        Map<String, @Nullable String> all = new HashMap<>(Map.of(
                "userAgent", CHROME,
                "ip", "192.0.2.1",
                "platform", "Windows",
                "languages", "ja,en",
                "screenWidth", "1920",
                "screenHeight", "1080",
                "colorDepth", "24",
                "timeZone", "Asia/Tokyo",
                "hardwareConcurrency", "8",
                "touchPoints", "0"));
        all.putAll(other);
        return Facts.in(fact -> all.get(fact.key()));
    }

    private static KeyRing ringWithOtherDeviceKey() {
        byte[] fresh = new byte[Key.LENGTH];
        new SecureRandom().nextBytes(fresh);
        List<Key> keys = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            keys.add(
                    purpose == Purpose.DEVICE
                            ? new Key(purpose, 1, true, fresh)
                            : KeyFile.demo().active(purpose));
        }
        return new KeyRing(keys);
    }
}
