package org.sekisho.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The ways from the bytes of an AReq to its record. In this package because two of them are nobody else's business. */
@State(Scope.Benchmark)
public class ParsingBenchmark {

    /** Where {@code Parsing} has put the bytes. */
    public static final String BODY = "sekisho.bench.body";

    private static final int LONGEST = 256 * 1024;

    private final JsonMapper plain = mapper().build();
    private final JsonMapper strict = mapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private final AReqReader reader = new AReqReader(AReqReader.VERSIONS, false, true);
    private byte[] body;

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    /** Reads the bytes, and refuses to measure ways that do not lead to the same place. */
    @Setup
    public void read() throws IOException {
        body = Files.readAllBytes(Path.of(System.getProperty(BODY)));
        // Jackson has null where we have an empty list: written, both are nothing
        if (Stream.of(plain(), strict(), guarded(), whole().aReq()).map(Wire::write).distinct().count() != 1) {
            throw new IllegalStateException("the ways do not lead to the same record");
        }
    }

    /** Jackson alone, from the bytes to the record by reflection: no limit, no check. */
    @Benchmark
    public AReq plain() throws IOException {
        return plain.readValue(body, AReq.class);
    }

    /** The same with Jackson's own search for names that occur twice. */
    @Benchmark
    public AReq strict() throws IOException {
        return strict.readValue(body, AReq.class);
    }

    /** Limits of length, depth and number, UTF-8, names that occur twice, text that cannot be stored; then the record. */
    @Benchmark
    public AReq guarded() {
        Json.Parsed parsed = Json.parse(body, LONGEST);
        if (!parsed.duplicates().isEmpty() || !parsed.unstorable().isEmpty()) {
            throw new IllegalStateException("the body is wrong");
        }
        return AReqBinding.bind(parsed.root());
    }

    /** Everything that an AReq goes through: the above, the table of checks, what was lenient, and the text to be stored. */
    @Benchmark
    public AReqReader.Read whole() {
        return reader.read(body, LONGEST);
    }
}
