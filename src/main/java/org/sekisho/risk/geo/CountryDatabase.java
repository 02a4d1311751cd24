package org.sekisho.risk.geo;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.File;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Countries;

/** One file of countries, read into memory: a mapped file that is overwritten in place would end the process. */
// the library binds its own metadata by reflection; what we ask for are maps
@RegisterForReflection(targets = Metadata.class)
final class CountryDatabase {

    // as text: no address may be part of a native executable's first heap
    private static final List<String> PROBES = List.of("192.0.2.1", "2001:db8::1");

    private final Reader reader;

    private CountryDatabase(Reader reader) {
        this.reader = reader;
    }

    /** Reads the file; fails where it is missing, of another format or damaged. */
    static CountryDatabase read(Path file) throws IOException {
        try {
            CountryDatabase read = new CountryDatabase(new Reader(new File(file.toString()), FileMode.MEMORY));
            for (String probe : PROBES) {
                read.record(InetAddress.ofLiteral(probe));
            }
            return read;
        } catch (RuntimeException damaged) {
            throw new IOException("damaged", damaged);
        }
    }

    /** The three digits of the country in which an address is; fails where a record is damaged. */
    Optional<String> numeric(InetAddress address) throws IOException {
        Map<?, ?> record = record(address);
        return record != null
                        && record.get("country") instanceof Map<?, ?> country
                        && country.get("iso_code") instanceof String alpha2
                ? Countries.numeric(alpha2)
                : Optional.empty();
    }

    private @Nullable Map<?, ?> record(InetAddress address) throws IOException {
        // a tree of IPv4 would be walked by the first half of an IPv6 address
        boolean foreign =
                address instanceof Inet6Address && reader.getMetadata().ipVersion() == 4;
        return foreign ? null : reader.get(address, Map.class);
    }
}
