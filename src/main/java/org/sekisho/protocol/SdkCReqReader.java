package org.sekisho.protocol;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the challenge request of an app, once it is decrypted; one instance serves all threads. */
public final class SdkCReqReader {

    /** Of these the first message has none and every later one has one. [3DS: CReq, APP] */
    private static final List<String> ACTIONS = List.of(
            "challengeDataEntry",
            "challengeHTMLDataEntry",
            "challengeNoEntry",
            "challengeCancel",
            "resendChallenge",
            "oobContinue");

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(SdkCReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            required("sdkTransID").as(Format.UUID),
            required("sdkCounterStoA").as(Format.text(SdkCReqReader::counter)),
            optional("challengeDataEntry").length(1, 45),
            // 256 by the oldest version; a form of ours with a long password needs more, and nobody else reads it
            optional("challengeHTMLDataEntry").length(1, 1024),
            // an element since 2.2.0; older apps say so as well
            optional("challengeNoEntry").codes("Y"),
            optional("challengeCancel").as(Format.codes(1, 10)),
            optional("resendChallenge").codes("Y", "N").until(V2_2_0),
            optional("resendChallenge").codes("Y").from(V2_3_1),
            optional("oobContinue").as(Format.BOOLEAN).until(V2_2_0),
            optional("oobContinue").codes("01", "02").from(V2_3_1),
            optional("whitelistingDataEntry").codes("Y", "N").from(V2_2_0).until(V2_2_0),
            optional("trustListDataEntry").codes("Y", "N").from(V2_3_1),
            optional("threeDSRequestorAppURL").length(1, 256).from(V2_2_0).until(V2_2_0),
            optional("threeDSRequestorAppURL").length(1, 2048).from(V2_3_1),
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private final Map<MessageVersion, List<FieldRule>> rows = Arrays.stream(MessageVersion.values())
            .collect(toMap(
                    identity(),
                    version -> FieldRule.narrowed(ROWS, version, DeviceChannel.APP),
                    (one, other) -> one,
                    () -> new EnumMap<>(MessageVersion.class)));

    /**
     * The request; throws {@link ProtocolException} with the ids that were readable, or {@link ErroReceived}.
     *
     * @param messageVersion the AReq's, which the message has to repeat
     */
    public SdkCReq read(String json, String messageVersion) {
        Incoming incoming = Incoming.read(json, SdkCReq.TYPE);
        MessageVersion version = MessageVersion.findOrLatest(messageVersion);
        ObjectNode checked = incoming.checked(rows.getOrDefault(version, ROWS), version);
        if (!messageVersion.equals(checked.path("messageVersion").asText())) {
            throw incoming.wrong(ErrorCode.FORMAT_INVALID, "messageVersion");
        }
        boolean first = SdkCReq.FIRST.equals(checked.path("sdkCounterStoA").asText());
        List<String> actions = actions(checked, first);
        // in 2.1.0 there is no other way to say that nothing was entered
        boolean emptyEntry = !first && actions.isEmpty() && version.isBefore(V2_2_0);
        if (actions.size() != (first ? 0 : 1) && !emptyEntry) {
            throw incoming.wrong(ErrorCode.FORMAT_INVALID, String.join(",", actions.isEmpty() ? ACTIONS : actions));
        }
        return Wire.bind(checked, SdkCReq.class);
    }

    private static boolean counter(String text) {
        return Formats.digits(text, 3, 3) && Integer.parseInt(text) <= 255;
    }

    /** Some SDKs say of every message what it does not ask for: no other code, nothing done elsewhere, nothing entered. */
    private static List<String> actions(ObjectNode message, boolean first) {
        List<String> there = new ArrayList<>(ACTIONS);
        there.removeIf(name -> !message.has(name) || isNone(name, message.path(name)));
        if (first || there.contains("resendChallenge") || there.contains("oobContinue")) {
            there.remove("challengeNoEntry");
        }
        return there;
    }

    private static boolean isNone(String name, JsonNode value) {
        return switch (name) {
            case "resendChallenge" -> "N".equals(value.textValue());
            case "oobContinue" -> value.isBoolean() && !value.booleanValue();
            default -> false;
        };
    }
}
