package org.sekisho.sdk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence that apps show; the texts stand in messages/sdk_ja.properties and sdk_en.properties. */
@MessageBundle(value = "sdk", locale = "ja")
interface Wording {
    @Message
    String heading();

    @Message
    String purchase(String shop, String amount, String card);

    @Message
    String noPurchase(String shop, String card);

    @Message
    String askPassword();

    @Message
    String askCode(String destination, String mark);

    @Message
    String askUnsent();

    @Message
    String askApp(String number);

    @Message
    String askApproval(String number);

    @Message
    String askWay();

    @Message
    String personalMessage(String message);

    @Message
    String password();

    @Message
    String code();

    @Message
    String appCode();

    @Message
    String way();

    @Message
    String several();

    @Message
    String emptySeveral();

    @Message
    String wrongSeveral(int left);

    @Message
    String byPassword();

    @Message
    String byMail(String destination);

    @Message
    String bySms(String destination);

    @Message
    String byApp();

    @Message
    String trust();

    @Message
    String byApproval();

    @Message
    String approved();

    @Message
    String openApp();

    @Message
    String notYet();

    @Message
    String helpApproval(String brand, String phone);

    @Message
    String submit();

    @Message
    String proceed();

    @Message
    String resend();

    @Message
    String cancel();

    @Message
    String otherWays();

    @Message
    String emptyPassword();

    @Message
    String emptyCode();

    @Message
    String format(int digits);

    @Message
    String wrongPassword(int left);

    @Message
    String wrongCode(int left);

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
    String busy();

    @Message
    String why();

    @Message
    String whyAnswer(String brand);

    @Message
    String help();

    @Message
    String helpAnswer(String brand, String phone);

    @Message
    String helpApp(String brand, String phone);
}
