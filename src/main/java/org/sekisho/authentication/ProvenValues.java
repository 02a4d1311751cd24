package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Oav1;
import org.sekisho.card.Method;

/**
 * The authentication values of a challenge that may succeed, one for each kind of proof: a value says what was proven, it can be made only
 * while the card number is known, and by then nobody knows what the cardholder will choose. A line each.
 */
final class ProvenValues {

    private static final Set<Oav1.Header.Proof> POSSIBLE = EnumSet.of(
            Oav1.Header.Proof.STATIC,
            Oav1.Header.Proof.ONE_TIME_CODE,
            Oav1.Header.Proof.OUT_OF_BAND,
            Oav1.Header.Proof.PASSKEY);

    private ProvenValues() {}

    static Uni<String> text(Function<Oav1.Header.Proof, Uni<String>> value) {
        return text(POSSIBLE, value);
    }

    /** Where the cardholder can approve and do nothing else. */
    static Uni<String> ofApproval(Function<Oav1.Header.Proof, Uni<String>> value) {
        return text(EnumSet.of(Oav1.Header.Proof.OUT_OF_BAND), value);
    }

    private static Uni<String> text(Set<Oav1.Header.Proof> possible, Function<Oav1.Header.Proof, Uni<String>> value) {
        return Uni.join()
                .all(possible.stream()
                        .map(proof -> value.apply(proof).map(made -> proof + " " + made))
                        .toList())
                .andFailFast()
                .map(lines -> String.join("\n", lines));
    }

    /** The value for a proof. */
    static String of(String text, @Nullable Method method) {
        String prefix = proof(method) + " ";
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no authentication value was made for " + method));
    }

    private static Oav1.Header.Proof proof(@Nullable Method method) {
        return switch (method) {
            case PASSWORD -> Oav1.Header.Proof.STATIC;
            case MAILED_CODE, SMS_CODE, APP_CODE -> Oav1.Header.Proof.ONE_TIME_CODE;
            case APP_APPROVAL -> Oav1.Header.Proof.OUT_OF_BAND;
            case PASSKEY -> Oav1.Header.Proof.PASSKEY;
            case null -> throw new IllegalStateException("a challenge without a method");
        };
    }
}
