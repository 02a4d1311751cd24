package org.sekisho.pairing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.sekisho.card.store.Cards;
import org.sekisho.credential.store.AppDevices;

/** Takes cards off devices, as the device itself wishes; its holder hears of it. */
@Singleton
public class AppRemovals {

    private final AppDevices devices;
    private final Cards cards;
    private final AppNotices notices;

    AppRemovals(AppDevices devices, Cards cards, AppNotices notices) {
        this.devices = devices;
        this.cards = cards;
        this.notices = notices;
    }

    /** Takes the card off the device. */
    public Uni<Void> remove(AppDevices.Device device) {
        return devices.remove(device.id())
                .chain(() -> cards.plate(device.cardId()))
                .chain(card -> card.map(known -> notices.tell(AppNotices.News.REMOVED, device.id(), known))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
