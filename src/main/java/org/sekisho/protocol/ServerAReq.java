package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An AReq as a 3DS Server sends it to a directory server, which adds three elements of its own. Only its syntax has been looked at: the
 * table of checks applies to what the directory sends on, and so it does there.
 */
public final class ServerAReq {

    /** Device data encrypted for the directory: no ACS can read it, and none is meant to have it. */
    private static final String FOR_DIRECTORIES = "sdkEncData";

    private static final int LONGEST_ENCRYPTED = 64_000;

    private final Incoming incoming;

    private ServerAReq(Incoming incoming) {
        this.incoming = incoming;
    }

    /**
     * What a directory server adds.
     *
     * @param dsURL      where the result is to be sent
     * @param deviceInfo what it found in sdkEncData; absent where it cannot read that, and then what a 3DS Server says of it stays
     */
    public record Stamp(
            String dsTransID,
            String dsReferenceNumber,
            String dsURL,
            @Nullable String deviceInfo) {

        /** The same with what is known of the device. */
        public Stamp knowing(String deviceInfo) {
            return new Stamp(dsTransID, dsReferenceNumber, dsURL, deviceInfo);
        }

        /** Without the device. */
        @Override
        public String toString() {
            return "Stamp[" + dsTransID + "]";
        }
    }

    /** The message; throws {@link ProtocolException} for another one and {@link ErroReceived} for an Erro. */
    public static ServerAReq read(String body) {
        Incoming incoming = Incoming.read(body, AReq.TYPE);
        if (!incoming.parsed().duplicates().isEmpty()) {
            // writing the message anew would hide them
            throw incoming.wrong(
                    ErrorCode.DUPLICATE_ELEMENT,
                    String.join(",", incoming.parsed().duplicates()));
        }
        return new ServerAReq(incoming);
    }

    /** The card number, if it looks like one: enough to find the way, and the checks say the rest. */
    public Optional<Pan> acctNumber() {
        return text("acctNumber")
                .filter(digits -> Formats.digits(digits, 13, 19))
                .map(Pan::new);
    }

    /** Where its sender wants to hear the result, if it looks like an address. */
    public Optional<String> threeDSServerURL(boolean plainHttpAllowed) {
        return text("threeDSServerURL").filter(url -> Formats.url(url, 2_048, plainHttpAllowed));
    }

    /**
     * What an app encrypted for the directory. Absent is a {@link ProtocolException} 201 and what can be no JWE 203; empty where no app
     * asks, whose elements are none of ours.
     */
    public Optional<String> sdkEncData() {
        if (incoming.channel() != DeviceChannel.APP) {
            return Optional.empty();
        }
        JsonNode value = incoming.parsed().root().path(FOR_DIRECTORIES);
        if (value.isMissingNode() || FieldRule.empty(value)) {
            throw unusable(ErrorCode.ELEMENT_MISSING);
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST_ENCRYPTED) {
            throw unusable(ErrorCode.FORMAT_INVALID);
        }
        return Optional.of(value.textValue());
    }

    /** An Erro about it. */
    public ProtocolException unusable(ErrorCode code) {
        return incoming.wrong(code, FOR_DIRECTORIES);
    }

    /** The message as the directory sends it on, without what is the directory's alone; whatever a 3DS Server has put into those elements is overwritten. */
    public String stamped(Stamp stamp) {
        ObjectNode stamped = incoming.parsed().root().deepCopy();
        stamped.remove(FOR_DIRECTORIES);
        stamped.put("dsTransID", stamp.dsTransID())
                .put("dsReferenceNumber", stamp.dsReferenceNumber())
                .put("dsURL", stamp.dsURL());
        if (stamp.deviceInfo() != null) {
            stamped.put("deviceInfo", stamp.deviceInfo());
        }
        return stamped.toString();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(incoming.parsed().root().get(name)).map(JsonNode::textValue);
    }
}
