package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.device.Device;
import org.sekisho.device.DeviceKeys;
import org.sekisho.device.store.Devices;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.risk.Question;
import org.sekisho.risk.Signals;
import org.sekisho.risk.geo.IpCountries;
import org.sekisho.transaction.Facts;

/** Makes of a request what rules look at. */
@Singleton
class Clues {

    private final Clock clock;
    private final IpCountries countries;
    private final Devices devices;
    private final DeviceKeys deviceKeys;

    Clues(Clock clock, IpCountries countries, Devices devices, KeyRing keys) {
        this.clock = clock;
        this.devices = devices;
        this.deviceKeys = new DeviceKeys(keys);
        this.countries = countries;
    }

    /** The key of the browser: as the 3DS Method found it, else by what the request says. */
    Uni<Optional<String>> device(Opening opening) {
        Optional<String> said = deviceKeys.of(opening.clues().browser());
        return opening.clues().methodRan()
                ? found(opening).map(found -> found.map(Device::key).or(() -> said))
                : Uni.createFrom().item(said);
    }

    /** What the 3DS Method found for this authentication, else what it has just found for another of the same 3DS Requestor. */
    private Uni<Optional<Device>> found(Opening opening) {
        String earlier = opening.clues().methodId();
        return earlier == null
                ? devices.find(opening.threeDSServerTransID())
                : devices.find(opening.threeDSServerTransID())
                        .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : devices.findRecent(earlier));
    }

    Signals signals(Opening opening, Issuer issuer, @Nullable Boolean trusted) {
        Opening.Merchant merchant = opening.merchant();
        Facts.Purchase purchase = opening.purchase();
        return new Signals(
                purchase == null
                        ? null
                        : new Signals.Amount(purchase.amount(), purchase.exponent(), purchase.currency()),
                clock.instant().atZone(issuer.zone()).getHour(),
                merchant.mcc(),
                merchant.id(),
                merchant.country(),
                opening.clues().challengeInd(),
                opening.payment(),
                ipCountry(opening.device()),
                opening.clues().billingCountry(),
                issuer.country(),
                null,
                trusted,
                Map.of(),
                opening.channel(),
                null);
    }

    private @Nullable String ipCountry(Question.@Nullable Device device) {
        return device == null || device.ip() == null
                ? null
                : countries.numeric(device.ip()).orElse(null);
    }
}
