package org.sekisho.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The line for passwords is short, and half of it belongs to those who are paying. */
class PasswordsTest {

    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void floodOfSignInsLeavesRoomForChallenges() {
        List<Passwords.Place> signIns = all();

        assertThat(passwords.placeBeside()).isEmpty();
        assertThat(passwords.place()).isPresent();

        signIns.getFirst().close();
        signIns.getFirst().close();
        assertThat(passwords.placeBeside())
                .as("one, however often it was given back")
                .isPresent();
        assertThat(passwords.placeBeside()).isEmpty();
    }

    @Test
    void fullLineTurnsSignInsAwayAndForgetsThem() {
        List<Passwords.Place> challenges = new ArrayList<>();
        for (Optional<Passwords.Place> one = passwords.place(); one.isPresent(); one = passwords.place()) {
            challenges.add(one.get());
        }
        for (int attempt = 0; attempt < challenges.size(); attempt++) {
            assertThat(passwords.placeBeside()).isEmpty();
        }

        challenges.forEach(Passwords.Place::close);

        assertThat(all()).hasSize(challenges.size() / 2);
    }

    private List<Passwords.Place> all() {
        List<Passwords.Place> places = new ArrayList<>();
        for (Optional<Passwords.Place> one = passwords.placeBeside(); one.isPresent(); one = passwords.placeBeside()) {
            places.add(one.get());
        }
        return places;
    }
}
