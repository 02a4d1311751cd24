package org.sekisho.app;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.store.AppRequests;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.credential.store.AppDevices.Device;

/** Lets in what a device has signed, near the time that it says, and once. */
@Singleton
class Doorkeeper {

    /** Seconds by which the app's time may differ from the database's; the app corrects its own when it is told. */
    private static final long DRIFT = 60;

    private final AppDevices devices;
    private final AppRequests requests;

    Doorkeeper(AppDevices devices, AppRequests requests) {
        this.devices = devices;
        this.requests = requests;
    }

    /** A device whose request is taken, and when. */
    record Admitted(Device device, Instant now) {}

    Uni<Admitted> admit(@Nullable String header, String path, byte[] body) {
        Signed signed = Signed.read(header);
        return devices.look(signed.device()).chain(looked -> {
            Device device = looked.device();
            if (device == null
                    || !signed.isBy(device.requestKey(), "POST", path, body)
                    || !isNear(signed.seconds(), looked.now().getEpochSecond())) {
                throw Refused.signature(looked.now());
            }
            return once(signed, device, looked.now());
        });
    }

    /** Compared without a difference, which a time at the other end of all numbers would let overflow. */
    private static boolean isNear(long seconds, long now) {
        return seconds >= now - DRIFT && seconds <= now + DRIFT;
    }

    private Uni<Admitted> once(Signed signed, Device device, Instant now) {
        return requests.take(device.id(), signed.nonce()).map(first -> {
            if (!first) {
                throw Refused.signature(now);
            }
            return new Admitted(device, now);
        });
    }
}
