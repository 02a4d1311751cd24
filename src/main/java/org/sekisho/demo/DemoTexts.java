package org.sekisho.demo;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The demo's words in English; messages/demo_ja.properties holds the Japanese ones. */
@MessageBundle(value = "demo", locale = "en")
public interface DemoTexts {
    @Message("Seki Teahouse")
    String shopName();

    @Message("Tea and stationery by the checkpoint")
    String shopLine();

    @Message("Demo: nothing here is sold, no card is charged.")
    String notReal();

    @Message("Phone")
    String phone();

    @Message("Demo phone")
    String demoPhone();

    @Message("Member pages")
    String members();

    @Message("One-time-code app")
    String appTitle();

    @Message("Shows a code for each purchase with the demo card")
    String appLine();

    @Message("Begin registration")
    String appBegin();

    @Message("The registration ID, valid for 30 minutes:")
    String appId();

    @Message("The registration password has been mailed:")
    String appPassword();

    @Message("Open the app")
    String appOpen();

    @Message("Simulator")
    String cardSimulator();

    @Message("Last four digits")
    String simulatorDigits();

    @Message("Version, 3DS Method, result, challenge: 0003 is approved, 0070 passes by itself")
    String cardSimulatorHelp();

    @Message("1. Choose something")
    String chooseArticle();

    @Message("The amount decides what the stand-in fraud scorer says.")
    String chooseArticleHelp();

    @Message("Any amount")
    String freeAmount();

    @Message("7777 yen: scorer hangs. 8888 yen: scorer fails.")
    String freeAmountHelp();

    @Message("Amount")
    String amount();

    @Message("Currency")
    String currency();

    @Message("no screen")
    String outcomeAllow();

    @Message("challenge")
    String outcomeChallenge();

    @Message("refused")
    String outcomeDeny();

    @Message("2. Choose a card")
    String chooseCard();

    @Message("Member password")
    String cardPassword();

    @Message("Password")
    String password();

    @Message("Code by mail or SMS")
    String cardMailedCode();

    @Message("Read the code on the demo phone")
    String cardMailedCodeHelp();

    @Message("Password, mail or SMS")
    String cardEverything();

    @Message("Not registered")
    String cardNotRegistered();

    @Message("The holder has set up nothing to prove themselves with")
    String cardNotRegisteredHelp();

    @Message("Blocked")
    String cardBlocked();

    @Message("Lost or stolen: refused at any amount")
    String cardBlockedHelp();

    @Message("Unknown")
    String cardUnknown();

    @Message("The issuer has no such card")
    String cardUnknownHelp();

    @Message("3. How the challenge is shown")
    String chooseFrame();

    @Message("Frame of the challenge")
    String windowSize();

    @Message("full screen")
    String fullScreen();

    @Message("Sandboxed frame")
    String sandbox();

    @Message("The tokens EMVCo advises and nothing else: the page inside cannot move the window.")
    String sandboxHelp();

    @Message("The customer may answer later")
    String later();

    @Message("Asks for decoupled authentication: whoever has the one-time-code app approves there, within an hour.")
    String laterHelp();

    @Message("Offer the trust list")
    String trust();

    @Message(
            "Asks for a challenge in which the customer may put this shop on the card's list. The issuer's rules say what that is worth.")
    String trustHelp();

    @Message("Pay")
    String pay();

    @Message("Asking the issuer…")
    String paying();

    @Message("Verify it is you")
    String challengeTitle();

    @Message("The frame below belongs to the card issuer, not to this shop.")
    String challengeLine();

    @Message("Open the issuer's page")
    String openFrame();

    @Message("Page of the card issuer")
    String frameTitle();

    @Message("Help for this demo card")
    String helpTitle();

    @Message("Type this password into the issuer's page:")
    String helpPassword();

    @Message("The code arrives on the phone of the cardholder:")
    String helpPhone();

    @Message("Open the phone in a tab of its own")
    String openPhone();

    @Message("Window not moving on? Go to the result.")
    String toResult();

    @Message("Back to the shop")
    String backTitle();

    @Message("Thank you. You are being taken back to the shop.")
    String backLine();

    @Message("Continue")
    String goOn();

    @Message("Order")
    String order();

    @Message("Paid. Thank you!")
    String verdictPaid();

    @Message("The issuer confirmed that you are the cardholder.")
    String verdictY();

    @Message("The issuer could not check you but stands in for the attempt, so the shop accepts the payment.")
    String verdictA();

    @Message("Not paid")
    String verdictNotPaid();

    @Message("The issuer could not confirm that you are the cardholder.")
    String verdictN();

    @Message("The issuer refuses this purchase and asks the shop not to try again.")
    String verdictR();

    @Message("Authentication was not possible at the moment, so the shop does not go on.")
    String verdictU();

    @Message("The issuer answered for information only.")
    String verdictI();

    @Message("The parties could not understand or reach each other.")
    String verdictE();

    @Message("Waiting for the result")
    String verdictWaiting();

    @Message("The browser is back; the shop believes only the result that comes from server to server.")
    String verdictWaitingLine();

    @Message("The issuer's page is still open; nothing has been decided.")
    String verdictOpen();

    @Message("The issuer asks elsewhere")
    String verdictLater();

    @Message("This page shows the result as soon as it comes from server to server.")
    String verdictLaterLine();

    @Message("No result has arrived. The shop does not deliver.")
    String verdictLost();

    @Message("Go to the challenge")
    String toChallenge();

    @Message("Details")
    String details();

    @Message("Status")
    String transStatus();

    @Message("ECI")
    String eci();

    @Message("Authentication value")
    String authenticationValue();

    @Message("Reason")
    String statusReason();

    @Message("Challenge ended by")
    String challengeCancel();

    @Message("Decided by")
    String decidedBy();

    @Message("Detail")
    String detail();

    @Message("Card")
    String card();

    @Message("none")
    String none();

    @Message("Everything that was said")
    String timeline();

    @Message("Each message is a real HTTP request or answer. Card numbers are masked. Open one to read it.")
    String timelineHelp();

    @Message("As JSON")
    String asJson();

    @Message("Send the next tea")
    String refill();

    @Message(
            "Charges the card ¥500 while its holder is absent (3RI). The issuer lets the shop if the holder has proved who they are in this order.")
    String refillHelp();

    @Message("Buy something else")
    String again();

    @Message("No messages yet")
    String phoneEmpty();

    @Message("Codes that Sekisho sends by mail or SMS appear here by themselves.")
    String phoneEmptyLine();

    @Message("Messages")
    String phoneMessages();

    @Message("Mail")
    String mail();

    @Message("SMS")
    String sms();

    @Message("Your code")
    String code();

    @Message("That did not work")
    String refusedTitle();

    @Message("To the shop")
    String toShop();

    @Message("Shop")
    String actorShop();

    @Message("Directory")
    String actorDirectory();

    @Message("Browser")
    String actorBrowser();

    @Message("Scorer")
    String actorScorer();

    @Message("Phone")
    String actorPhone();

    @Message("Fraud scorer")
    String scorer();

    @Message("Stand-in fraud scorer")
    String scorerTitle();

    @Message(
            "Sekisho asks it about every purchase. Make it slow, broken or a liar, then buy something: a doubt must never become a Yes.")
    String scorerLine();

    @Message("Prompt and honest")
    String scorerCalm();

    @Message("Misbehaves at the moment")
    String scorerOdd();

    @Message("Saved. It holds from the next purchase on.")
    String scorerSaved();

    @Message("1. What it says")
    String scorerSays();

    @Message("2. How long it takes")
    String scorerSpeed();

    @Message("Sekisho waits 800 ms unless its settings say otherwise.")
    String scorerSpeedHelp();

    @Message("Latency")
    String latency();

    @Message("Up to this much more")
    String jitter();

    @Message("ms")
    String millis();

    @Message("3. How often it fails")
    String scorerErrors();

    @Message("Of 100 questions")
    String errorPercent();

    @Message("times")
    String times();

    @Message("HTTP status")
    String errorStatus();

    @Message("Save")
    String save();

    @Message("Prompt and honest again")
    String reset();

    @Message("Sound answers")
    String lieOpinion();

    @Message("JSON that is not as agreed")
    String lieContent();

    @Message("Not JSON, or not in time")
    String lieBytes();

    @Message("The amount decides")
    String lieNone();

    @Message("Always allow")
    String lieAlwaysAllow();

    @Message("Always challenge")
    String lieAlwaysChallenge();

    @Message("Always deny")
    String lieAlwaysDeny();

    @Message("Wrong type")
    String lieWrongType();

    @Message("No decision")
    String lieMissingDecision();

    @Message("Renamed field")
    String lieRenamedField();

    @Message("Not a number")
    String lieNan();

    @Message("Score out of range")
    String lieOutOfRange();

    @Message("Two decisions")
    String lieDuplicateKey();

    @Message("Score against decision")
    String lieContradiction();

    @Message("Garbage at the end")
    String lieTrailingGarbage();

    @Message("Not JSON")
    String lieNotJson();

    @Message("Empty answer")
    String lieEmpty();

    @Message("Status 200 and no body")
    String lieEmptyHelp();

    @Message("50 MB")
    String lieHuge();

    @Message("One byte a second")
    String lieTrickle();

    @Message("Hangs up")
    String lieClose();

    @Message("The connection is closed without an answer")
    String lieCloseHelp();

    @Message("What the amount says")
    String scorerAmounts();

    @Message("The last two hold whatever is chosen here.")
    String scorerAmountsHelp();

    @Message("hangs for 30 s")
    String hangs();

    @Message("fails")
    String fails();

    @Message("Where it answers")
    String scorerDoors();

    @Message("JSON of its own")
    String doorScore();

    @Message("ThreatMetrix-compatible")
    String doorSessionQuery();

    @Message("How a purchase ended")
    String doorOutcome();

    @Message("Why")
    String why();

    @Message("Shown in the demo only: a real shop never sees this.")
    String whyDemoOnly();
}
