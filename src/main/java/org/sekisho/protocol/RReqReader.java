package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the result of a challenge, as a directory server does; one instance serves all threads. */
public final class RReqReader {

    private static final Set<MessageVersion> VERSIONS = EnumSet.allOf(MessageVersion.class);

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(RReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("dsTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            optional("sdkTransID").as(Format.UUID),
            required("messageCategory").as(Format.codesOrDs(1, 2)),
            required("transStatus").codes("Y", "N", "U", "A", "R").until(V2_2_0),
            required("transStatus").codes("Y", "N", "U", "A", "R", "D").from(V2_3_1),
            optional("transStatusReason").digits(2, 2),
            // one recorded value comes with U, so it is not asked whether the status wants one
            optional("authenticationValue").length(28, 28).until(V2_2_0),
            optional("authenticationValue").length(1, 4_000).from(V2_3_1),
            optional("eci").length(1, 2),
            optional("authenticationType").as(Format.codesOrDs(1, 4)).until(V2_2_0),
            optional("authenticationMethod").digits(2, 2).until(V2_2_0),
            optional("authenticationMethod")
                    .as(Format.array(99, Format.digits(2, 2)))
                    .from(V2_3_1),
            optional("interactionCounter").digits(2, 2),
            optional("acsRenderingType").as(Format.OBJECT),
            optional("challengeCancel").digits(2, 2),
            optional("challengeErrorReporting").as(Format.OBJECT).from(V2_3_1),
            optional("broadInfo").as(Format.object(4_096)),
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private static final Map<MessageVersion, List<FieldRule>> BY_VERSION = FieldRule.byVersion(ROWS);

    /**
     * A well-formed result.
     *
     * @param rReq      its ids, version and status: what its receipt is measured by
     * @param forServer the message as it goes on to the 3DS Server
     */
    public record Read(RReq rReq, String forServer) {

        /** Without the message, which holds the proof. */
        @Override
        public String toString() {
            return rReq.toString();
        }
    }

    /** The result; throws {@link ProtocolException} for a wrong message and {@link ErroReceived} for an Erro. */
    public Read read(String body) {
        Incoming incoming = Incoming.read(body, RReq.TYPE);
        MessageVersion version = incoming.spoken(VERSIONS);
        ObjectNode rReq = incoming.checked(requireNonNull(BY_VERSION.get(version)), version);
        return new Read(outline(rReq), forServer(incoming.parsed().root(), version));
    }

    private static RReq outline(ObjectNode rReq) {
        return new RReq(
                RReq.TYPE,
                given(rReq, "messageVersion"),
                given(rReq, "threeDSServerTransID"),
                given(rReq, "dsTransID"),
                given(rReq, "acsTransID"),
                text(rReq, "sdkTransID"),
                given(rReq, "messageCategory"),
                TransStatus.of(text(rReq, "transStatus")),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Up to 2.2.0 how the cardholder proved it is told to the directory only. */
    private static String forServer(ObjectNode received, MessageVersion version) {
        if (version.isBefore(V2_3_1)) {
            received.remove("authenticationMethod");
        }
        return received.toString();
    }

    private static String given(ObjectNode message, String name) {
        return requireNonNull(text(message, name));
    }

    private static @Nullable String text(ObjectNode message, String name) {
        return message.path(name).textValue();
    }
}
