package org.sekisho.ds;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.authentication.Leniencies;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.key.PemKey;
import org.sekisho.protocol.DeviceInfo;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.Leniency;
import org.sekisho.protocol.ServerAReq;
import org.sekisho.sdk.crypto.DeviceData;
import org.sekisho.sdk.crypto.DirectoryKey;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;

/** Opens what SDKs have encrypted for us as their directory. The keys are read once, at the start. */
@Singleton
class SdkKeys {

    private static final int LONGEST_ID = 10;

    private final Leniencies leniencies;
    private final List<DirectoryKey> keys;

    SdkKeys(DsSdkKeysConfig config, Leniencies leniencies) {
        this.leniencies = leniencies;
        keys = config.byName().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> key(one.getKey(), one.getValue()))
                .toList();
    }

    private static DirectoryKey key(String name, DsSdkKeysConfig.Named one) {
        String id = one.directoryServerId();
        StartRefused.unless(
                id.matches("[A-Za-z0-9]{1," + LONGEST_ID + "}"),
                "sekisho.ds.sdk-keys." + name + ".directory-server-id",
                id,
                "must have 1 to 10 letters and digits, such as A000000065");
        try {
            return new DirectoryKey(id, PemKey.read(one.key()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // what was read is not repeated: it is a secret
            throw new StartRefused("The key for device data " + one.key() + " (sekisho.ds.sdk-keys." + name
                    + ".key) cannot be used: a PKCS#8 key in PEM, RSA with 2048 bits or more or P-256, is needed.");
        }
    }

    /**
     * deviceInfo for the ACS of an app; empty where no app asks, and where no key is set. Throws a ProtocolException: 302 for what does not
     * open, 203 for what is no device data inside.
     */
    Optional<String> deviceInfo(ServerAReq received) {
        return keys.isEmpty() ? Optional.empty() : received.sdkEncData().map(encrypted -> opened(received, encrypted));
    }

    private String opened(ServerAReq received, String encrypted) {
        try {
            DeviceData.Opened opened = DeviceData.opened(encrypted, keys);
            if (opened.byTheRfc()) {
                leniencies.count(Leniency.DEVICE_KEY);
            }
            return DeviceInfo.encoded(opened.text());
        } catch (Unreadable _) {
            throw received.unusable(ErrorCode.DECRYPTION_FAILURE);
        } catch (IllegalArgumentException _) {
            throw received.unusable(ErrorCode.FORMAT_INVALID);
        }
    }
}
