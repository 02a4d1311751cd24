package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Where the cardholder is: in an app, in a browser, or absent. */
public enum DeviceChannel implements Coded {
    APP("01"),
    BROWSER("02"),
    THREE_RI("03");

    private static final DeviceChannel[] VALUES = values();

    private final String code;

    DeviceChannel(String code) {
        this.code = code;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static DeviceChannel of(@Nullable String code) {
        return Coded.find(VALUES, code, "deviceChannel");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
