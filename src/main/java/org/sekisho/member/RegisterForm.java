package org.sekisho.member;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What is typed to register a card; absent fields read as empty. */
public class RegisterForm {

    @RestForm
    @Nullable
    String form;

    @RestForm
    @Nullable
    String code;

    @RestForm
    @Nullable
    String lastFour;

    @RestForm
    @Nullable
    String loginId;

    @RestForm
    @Nullable
    String password;

    @RestForm
    @Nullable
    String again;

    @RestForm
    @Nullable
    String email;

    @RestForm
    @Nullable
    String language;

    @RestForm
    @Nullable
    String prepaid;

    private static final int LONGEST = 300;

    String code() {
        return text(code);
    }

    String lastFour() {
        return text(lastFour);
    }

    String loginId() {
        return text(loginId).strip();
    }

    String password() {
        return text(password);
    }

    String again() {
        return text(again);
    }

    String email() {
        return text(email).strip();
    }

    String language() {
        return text(language);
    }

    /** Nothing here is as long; longer input is not looked at. */
    private static String text(@Nullable String typed) {
        return typed == null || typed.length() > LONGEST ? "" : typed;
    }
}
