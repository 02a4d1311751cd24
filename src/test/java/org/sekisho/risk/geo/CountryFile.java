package org.sekisho.risk.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a small database in MaxMind's format: a tree of 24-bit records, the data, and what describes both. */
final class CountryFile {
    private static final int EMPTY = -1;
    private static final int STRING = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int SEPARATOR = 16;

    private final int ipVersion;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    /** Each node leads left and right: to a node, to nothing, or, below {@link #EMPTY}, to an offset in the data. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

    CountryFile(int ipVersion) {
        this.ipVersion = ipVersion;
    }

    /** Adds a network; one of IPv4 lies below ::/96 in a tree of IPv6. */
    CountryFile with(String address, int prefix, String alpha2) {
        byte[] bits = InetAddress.ofLiteral(address).getAddress();
        int skipped = ipVersion == 6 && bits.length == 4 ? 96 : 0;
        int[] node = nodes.getFirst();
        for (int depth = 0; depth < skipped + prefix - 1; depth++) {
            node = below(node, bit(bits, depth - skipped));
        }
        node[bit(bits, prefix - 1)] = EMPTY - 1 - data.size();
        map(data, Map.of("country", Map.of("iso_code", alpha2)));
        return this;
    }

    /** Writes the file. */
    Path to(Path file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        nodes.forEach(node -> {
            record(all, node[0]);
            record(all, node[1]);
        });
        all.writeBytes(new byte[SEPARATOR]);
        all.writeBytes(data.toByteArray());
        all.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        all.writeBytes("MaxMind.com".getBytes(UTF_8));
        metadata(all);
        try {
            return Files.write(file, all.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int[] below(int[] node, int bit) {
        if (node[bit] == EMPTY) {
            nodes.add(new int[] {EMPTY, EMPTY});
            node[bit] = nodes.size() - 1;
        }
        return nodes.get(node[bit]);
    }

    private static int bit(byte[] bits, int index) {
        return index < 0 ? 0 : bits[index / 8] >> (7 - index % 8) & 1;
    }

    private void record(ByteArrayOutputStream out, int leads) {
        int value = leads >= 0 ? leads : nodes.size() + (leads == EMPTY ? 0 : SEPARATOR + EMPTY - 1 - leads);
        number(out, value, 3);
    }

    private void metadata(ByteArrayOutputStream out) {
        control(out, MAP, 9);
        value(out, "node_count", UINT32, nodes.size(), 4);
        value(out, "record_size", UINT16, 24, 2);
        value(out, "ip_version", UINT16, ipVersion, 2);
        value(out, "binary_format_major_version", UINT16, 2, 2);
        value(out, "binary_format_minor_version", UINT16, 0, 2);
        value(out, "build_epoch", UINT64, 1_700_000_000L, 8);
        text(out, "database_type");
        text(out, "Test-Country");
        text(out, "languages");
        control(out, ARRAY, 0);
        text(out, "description");
        map(out, Map.of("en", "made by a test"));
    }

    private static void map(ByteArrayOutputStream out, Map<?, ?> map) {
        control(out, MAP, map.size());
        map.forEach((key, value) -> {
            text(out, (String) key);
            if (value instanceof Map<?, ?> inner) {
                map(out, inner);
            } else {
                text(out, (String) value);
            }
        });
    }

    private static void value(ByteArrayOutputStream out, String key, int type, long value, int bytes) {
        text(out, key);
        control(out, type, bytes);
        number(out, value, bytes);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        control(out, STRING, text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    /** Type and size in one byte; types above seven need a second one. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        out.write((type <= MAP ? type << 5 : 0) | size);
        if (type > MAP) {
            out.write(type - MAP);
        }
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
    }
}
