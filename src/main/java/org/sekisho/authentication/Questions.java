package org.sekisho.authentication;

import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Question;

/** Makes the question to the fraud-scoring provider: only what docs/privacy.md lists goes into it. */
final class Questions {

    private Questions() {}

    static Question of(Opening opening, String cardToken, String scheme, @Nullable String deviceKey) {
        Opening.Merchant merchant = opening.merchant();
        Question.Device device = opening.device();
        return new Question(
                opening.acsTransId().toString(),
                opening.threeDSServerTransID(),
                opening.channel().text(),
                opening.payment() ? "PAYMENT" : "NON_PAYMENT",
                new Question.Card(opening.pan().bin(), cardToken, scheme),
                new Question.Merchant(merchant.id(), merchant.name(), merchant.mcc(), merchant.country()),
                opening.purchase() == null
                        ? null
                        : new Question.Purchase(
                                opening.purchase().amount(),
                                opening.purchase().currency(),
                                opening.purchase().exponent(),
                                opening.purchase().date()),
                device == null ? null : device.with(deviceKey));
    }
}
