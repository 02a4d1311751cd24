package org.sekisho.protocol;

/** A telephone number: country code and the rest, digits only. */
public record Phone(String cc, String subscriber) {}
