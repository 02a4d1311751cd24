package org.sekisho.member.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of the pages; the texts stand in messages/member_ja.properties and member_en.properties. */
@MessageBundle(value = "member", locale = "ja")
interface Wording {
    @Message
    String errorTitle();

    @Message
    String signOut();

    @Message
    String help(String phone);

    @Message
    String never();

    @Message
    String show();

    @Message
    String signIn();

    @Message
    String signInLead();

    @Message
    String loginId();

    @Message
    String password();

    @Message
    String home();

    @Message
    String signedInAs(String loginId);

    @Message
    String purchases();

    @Message
    String purchasesLead();

    @Message
    String noPurchases();

    @Message
    String cardEnding(String digits);

    @Message
    String reported();

    @Message
    String notMe();

    @Message
    String notMeOf(String merchant, String moment);

    @Message
    String cards();

    @Message
    String noCards();

    @Message
    String blocked();

    @Message
    String blockedHelp(String phone);

    @Message
    String personalMessage();

    @Message
    String noMessage();

    @Message
    String proofs();

    @Message
    String byPassword();

    @Message
    String byMail();

    @Message
    String bySms();

    @Message
    String byApp();

    @Message
    String byPasskey();

    @Message
    String changeMessage();

    @Message
    String notRegistered();

    @Message
    String settings();

    @Message
    String changePassword();

    @Message
    String sharing();

    @Message
    String sharingLead();

    @Message
    String sharingOn();

    @Message
    String sharingOff();

    @Message
    String stopSharing();

    @Message
    String resumeSharing();

    @Message
    String resultConfirmed();

    @Message
    String resultAttempted();

    @Message
    String resultNoted();

    @Message
    String resultRefused();

    @Message
    String resultCancelled();

    @Message
    String resultTimedOut();

    @Message
    String resultFailed();

    @Message
    String resultRunning();

    @Message
    String report();

    @Message
    String reportLead();

    @Message
    String shop();

    @Message
    String amount();

    @Message
    String date();

    @Message
    String card();

    @Message
    String result();

    @Message
    String reportFollows(String phone);

    @Message
    String reportSubmit();

    @Message
    String back();

    @Message
    String messageLead(String digits);

    @Message
    String messageHelp();

    @Message
    String passwordProof();

    @Message
    String save();

    @Message
    String passwordLead();

    @Message
    String passwordNow();

    @Message
    String passwordNew();

    @Message
    String passwordHelp(int shortest);

    @Message
    String passwordAgain();

    @Message
    String empty();

    @Message
    String wrong();

    @Message
    String tooMany();

    @Message
    String busy();

    @Message
    String ended();

    @Message
    String signedOut();

    @Message
    String messageSaved();

    @Message
    String passwordChanged();

    @Message
    String sharingStopped();

    @Message
    String sharingResumed();

    @Message
    String reportDone();

    @Message
    String messageLength();

    @Message
    String messageCharacters();

    @Message
    String messageCardNumber();

    @Message
    String messagePassword();

    @Message
    String passwordWrong();

    @Message
    String passwordShort(int shortest);

    @Message
    String passwordLong();

    @Message
    String passwordCharacters();

    @Message
    String passwordCommon();

    @Message
    String passwordKnown();

    @Message
    String passwordDiffers();

    @Message
    String unknown();

    @Message
    String unknownText();

    @Message
    String foreign();

    @Message
    String foreignText();

    @Message
    String unavailable();

    @Message
    String unavailableText();

    @Message
    String contacts();

    @Message
    String email();

    @Message
    String phone();

    @Message
    String changeEmail();

    @Message
    String changePhone();

    @Message
    String contactLead();

    @Message
    String newEmail();

    @Message
    String newPhone();

    @Message
    String now(String contact);

    @Message
    String sendCode();

    @Message
    String enterCode();

    @Message
    String enterCodeLead(String target);

    @Message
    String code();

    @Message
    String anotherCode();

    @Message
    String emailChanged();

    @Message
    String phoneChanged();

    @Message
    String emailFormat();

    @Message
    String phoneFormat();

    @Message
    String tooManyCodes();

    @Message
    String codeWrong();

    @Message
    String runOut();

    @Message
    String runOutText();

    @Message
    String register();

    @Message
    String registerLead();

    @Message
    String registerHint();

    @Message
    String yourCard();

    @Message
    String invitationCode();

    @Message
    String lastFour();

    @Message
    String yourAccount();

    @Message
    String loginIdHelp();

    @Message
    String passwordOnceMore();

    @Message
    String language();

    @Message
    String registerSubmit();

    @Message
    String cardAdded();

    @Message
    String loginIdFormat();

    @Message
    String loginIdTaken();

    @Message
    String invitationWrong();

    @Message
    String manageApps();

    @Message
    String appsLead(String digits);

    @Message
    String appsNow();

    @Message
    String noApps();

    @Message
    String otherAuthenticator();

    @Message
    String since(String moment);

    @Message
    String lastUsed(String moment);

    @Message
    String remove();

    @Message
    String removeOf(String name);

    @Message
    String addApp();

    @Message
    String addAppHelp();

    @Message
    String addAppMail(String address);

    @Message
    String addAppNoMail();

    @Message
    String addAppSubmit();

    @Message
    String addAuthenticator();

    @Message
    String addAuthenticatorHelp();

    @Message
    String addAuthenticatorSubmit();

    @Message
    String pairing();

    @Message
    String pairingLead(long minutes);

    @Message
    String pairingOpen(String app);

    @Message
    String pairingOpenHere();

    @Message
    String pairingId();

    @Message
    String pairingPassword();

    @Message
    String pairingPasswordAt(String address);

    @Message
    String authenticator();

    @Message
    String authenticatorScan();

    @Message
    String authenticatorPicture();

    @Message
    String authenticatorHere();

    @Message
    String authenticatorKey();

    @Message
    String authenticatorCode();

    @Message
    String authenticatorAdded();

    @Message
    String authenticatorCodeWrong();

    @Message
    String codesRemoved();

    @Message
    String corporate();

    @Message
    String prepaid();

    @Message
    String registerPrepaid();

    @Message
    String registerPrepaidLead();

    @Message
    String packageCode();

    @Message
    String corporateHelp();

    @Message
    String passkeys();

    @Message
    String managePasskeys();

    @Message
    String passkeysLead();

    @Message
    String passkeysNow();

    @Message
    String noPasskeys();

    @Message
    String passkeySynced();

    @Message
    String addPasskey();

    @Message
    String addPasskeyHelp();

    @Message
    String passkeyLabel();

    @Message
    String passkeyLabelHelp();

    @Message
    String addPasskeySubmit();

    @Message
    String passkeysNotHere();

    @Message
    String makePasskey();

    @Message
    String makePasskeyLead();

    @Message
    String makePasskeySubmit();

    @Message
    String makePasskeyFailed();

    @Message
    String makePasskeyKnown();

    @Message
    String needsScript();

    @Message
    String noPasskeyBrowser();

    @Message
    String signInPasskey();

    @Message
    String signInPasskeyFailed();

    @Message
    String passkeyAdded();

    @Message
    String passkeyRemoved();

    @Message
    String shopRemoved();

    @Message
    String shops();

    @Message
    String shopsLead();

    @Message
    String passkeyNotAdded();

    @Message
    String passkeyRefused();

    @Message
    String passkeyStale();
}
