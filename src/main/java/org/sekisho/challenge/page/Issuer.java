package org.sekisho.challenge.page;

/**
 * The issuer as the cardholder knows it.
 *
 * @param accent brand colour as {@code #rrggbb}; anything else is shown in a neutral colour
 * @param supportPhone telephone number, printed as it stands
 */
public record Issuer(String name, String accent, String supportPhone) {}
