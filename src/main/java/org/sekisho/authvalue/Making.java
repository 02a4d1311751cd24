package org.sekisho.authvalue;

/** What a value is made of: how the cardholder was authenticated, and for what. */
public record Making(
        String scheme,
        Oav1.Header.Outcome outcome,
        Oav1.Header.Proof proof,
        Oav1.Protocol protocol,
        Authenticated what) {}
