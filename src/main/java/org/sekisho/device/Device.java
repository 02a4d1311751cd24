package org.sekisho.device;

import org.jspecify.annotations.Nullable;

/**
 * A browser that a 3DS Method page was served to.
 *
 * @param key under which the same browser is known again, see {@link DeviceKeys}; null while it has not told enough
 */
public record Device(@Nullable String key, DeviceFacts facts) {}
