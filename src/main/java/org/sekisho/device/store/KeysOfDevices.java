package org.sekisho.device.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.sekisho.device.DeviceKeys;
import org.sekisho.platform.key.KeyRing;

/** Makes the keys of devices a bean: they are plain Java themselves. */
@ApplicationScoped
class KeysOfDevices {

    @Produces
    @Singleton
    DeviceKeys keys(KeyRing ring) {
        return new DeviceKeys(ring);
    }
}
