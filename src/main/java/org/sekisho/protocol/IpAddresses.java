package org.sekisho.protocol;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Literal IP addresses; never asks a name server. */
public final class IpAddresses {

    private static final int MAXIMUM_LENGTH = 45;

    private IpAddresses() {}

    /** The address that a text writes out, an IPv4 address inside IPv6 as the former; empty for names and all else. */
    public static Optional<InetAddress> parse(String text) {
        try {
            return literal(text) ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            // a leading zero may mean octal digits
            return Optional.empty();
        }
    }

    /** Dotted IPv4 or any textual form of IPv6 without a zone. */
    static boolean literal(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            return false;
        }
        return text.indexOf(':') < 0 ? version4(text) : version6(text);
    }

    private static boolean version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!Formats.digits(part, 1, 3) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean version6(String text) {
        // brackets and zones would pass below
        if (!text.chars().allMatch(c -> Formats.hexadecimal((char) c) || c == ':' || c == '.')) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
