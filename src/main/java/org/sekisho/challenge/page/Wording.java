package org.sekisho.challenge.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of the pages; the texts stand in messages/challenge_ja.properties and challenge_en.properties. */
@MessageBundle(value = "challenge", locale = "ja")
interface Wording {
    @Message
    String title(String brand);

    @Message
    String errorTitle(String title);

    @Message
    String heading();

    @Message
    String leadPassword();

    @Message
    String leadCode();

    @Message
    String leadApp();

    @Message
    String purchase();

    @Message
    String amount();

    @Message
    String shop();

    @Message
    String card();

    @Message
    String cardEnding(String digits);

    @Message
    String date();

    @Message
    String messageTitle();

    @Message
    String messageCheck();

    @Message
    String password();

    @Message
    String code();

    @Message
    String appCode();

    @Message
    String number(String number);

    @Message
    String sentTo(String destination);

    @Message
    String mark(String mark);

    @Message
    String otherWays();

    @Message
    String byPassword();

    @Message
    String byMail(String destination);

    @Message
    String bySms(String destination);

    @Message
    String byApp();

    @Message
    String byApproval();

    @Message
    String leadApproval();

    @Message
    String approval();

    @Message
    String approve(String number);

    @Message
    String approved();

    @Message
    String approveWaits();

    @Message
    String notYet();

    @Message
    String aboutApproval();

    @Message
    String aboutApprovalAnswer();

    @Message
    String aboutApp();

    @Message
    String aboutAppAnswer();

    @Message
    String aboutAuthenticator();

    @Message
    String showPassword();

    @Message
    String submit();

    @Message
    String resend();

    @Message
    String cancel();

    @Message
    String emptyPassword();

    @Message
    String emptyCode();

    @Message
    String formatPassword();

    @Message
    String formatCode(int digits);

    @Message
    String wrongPassword();

    @Message
    String wrongCode();

    @Message
    String wrongAppCode();

    @Message
    String attemptsLeft(int left);

    @Message
    String lastAttempt();

    @Message
    String expired();

    @Message
    String expiredForGood();

    @Message
    String resent();

    @Message
    String resendWait();

    @Message
    String resendLimit();

    @Message
    String stale();

    @Message
    String notSent();

    @Message
    String notSentForGood();

    @Message
    String extended();

    @Message
    String timeLeft();

    @Message
    String soonOver();

    @Message
    String over();

    @Message
    String moreTime();

    @Message
    String lifetime(long minutes);

    @Message
    String why();

    @Message
    String whyAnswer(String brand);

    @Message
    String whyNever();

    @Message
    String help(String phone);

    @Message
    String authenticated();

    @Message
    String cancelled();

    @Message
    String notAuthenticated();

    @Message
    String notAuthenticatedText();

    @Message
    String timedOut();

    @Message
    String timedOutText();

    @Message
    String failed();

    @Message
    String failedText();

    @Message
    String returning();

    @Message
    String returnToShop();

    @Message
    String launching();

    @Message
    String launchingText();

    @Message
    String proceed();

    @Message
    String unknown();

    @Message
    String unknownText();

    @Message
    String elsewhere();

    @Message
    String elsewhereText();

    @Message
    String unavailable();

    @Message
    String unavailableText();

    /** Where it can be tried again on the page itself. */
    @Message
    String unavailableHereText();

    @Message
    String tryAgain();

    @Message
    String leadPasskey();

    @Message
    String wrongPasskey();

    @Message
    String passkey();

    @Message
    String usePasskey();

    @Message
    String passkeyOr();

    @Message
    String passkeyFailed();

    @Message
    String passkeyFramed();

    @Message
    String passkeyNever();

    @Message
    String passkeyScript();

    @Message
    String passkeyLocked();

    @Message
    String trust();
}
