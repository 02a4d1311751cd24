package org.sekisho.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which IP addresses an URL from outside may lead to: only those of the public internet. */
public final class Addresses {

    private Addresses() {}

    /** Whether an address belongs to the public internet: no loopback, private, link-local, shared, multicast or reserved one. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address v4 -> isPublic4(v4.getAddress());
            case Inet6Address v6 -> isPublic6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        boolean sharedByCarriers = first == 100 && second >= 64 && second < 128;
        boolean protocolAssignments = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 224 && !sharedByCarriers && !protocolAssignments && !benchmarks && !documentation;
    }

    /** Only 2000::/3 is given out; inside it, addresses that carry an IPv4 address could lead anywhere. */
    private static boolean isPublic6(byte[] a) {
        int first = ((a[0] & 0xff) << 8) | (a[1] & 0xff);
        int second = ((a[2] & 0xff) << 8) | (a[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000;
        boolean sixToFour = first == 0x2002;
        boolean teredoAndReserved = first == 0x2001 && second < 0x0200;
        boolean documentation = (first == 0x2001 && second == 0x0db8) || (first & 0xfff0) == 0x3ff0;
        return global && !sixToFour && !teredoAndReserved && !documentation;
    }
}
