package org.sekisho.sdk;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.authentication.Apps;
import org.sekisho.platform.PublicAddress;
import org.sekisho.sdk.crypto.AcsSignedContent;
import org.sekisho.sdk.crypto.Agreement;
import org.sekisho.sdk.crypto.ContentSigner;
import org.sekisho.sdk.crypto.EphemeralKey;
import org.sekisho.sdk.store.SdkSessions;
import org.sekisho.transaction.Facts;

/** What an app is told in the ARes. The challenge itself begins with its first message. */
@Singleton
public class SdkChallenges implements Apps {

    /** Where apps send their CReqs: one address for all transactions. */
    static final String PATH = "/3ds/sdk/creq";

    private static final String NATIVE = "01";
    private static final String HTML = "02";
    private static final String TEXT = "01";
    private static final String SELECT = "02";
    private static final String ELSEWHERE = "04";
    private static final String PAGE = "05";

    private final Signing signing;
    private final SdkSessions sessions;
    private final SecureRandom random;
    private final String acsURL;

    SdkChallenges(Signing signing, SdkSessions sessions, SecureRandom random, PublicAddress address) {
        this.signing = signing;
        this.sessions = sessions;
        this.random = random;
        this.acsURL = address.of(PATH);
    }

    /** Its own screens where it has them: they look like the app, and are read out by the telephone. */
    @Override
    public Optional<Facts.App> shown(Sdk sdk) {
        if (signing.signer().isEmpty()) {
            return Optional.empty();
        }
        if (shows(sdk, NATIVE, TEXT)) {
            return Optional.of(new Facts.App(sdk.transID(), NATIVE, TEXT));
        }
        return shows(sdk, HTML, PAGE) ? Optional.of(new Facts.App(sdk.transID(), HTML, PAGE)) : Optional.empty();
    }

    private static boolean shows(Sdk sdk, String how, String what) {
        return Set.of(how, "03").contains(sdk.sdkInterface()) && sdk.uiTypes().contains(what);
    }

    @Override
    public Uni<String> begin(UUID acsTransId, Sdk sdk) {
        ContentSigner signer = signing.signer().orElseThrow();
        EphemeralKey theirs = EphemeralKey.of(sdk.key());
        Agreement agreed = Agreement.with(theirs, sdk.referenceNumber(), random);
        String signed = new AcsSignedContent(agreed.ours(), theirs, acsURL).signed(signer);
        return sessions.add(
                        acsTransId,
                        sdk.transID(),
                        shows(sdk, NATIVE, TEXT) && shows(sdk, NATIVE, SELECT),
                        shows(sdk, NATIVE, ELSEWHERE),
                        agreed.key())
                .replaceWith(signed);
    }
}
