package org.sekisho;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Jackson reads or writes by reflection and no REST method names: a native executable would otherwise have nothing to reflect
 * on. In one place, because the packages of the protocol and of transactions know no framework.
 */
@RegisterForReflection(
        classNames = {
            "org.sekisho.platform.key.KeyFile$Content",
            "org.sekisho.platform.key.KeyFile$Entry",
            "org.sekisho.protocol.ARes",
            "org.sekisho.protocol.AResJson",
            "org.sekisho.protocol.AuthenticationType",
            "org.sekisho.protocol.ChallengeCancel",
            "org.sekisho.protocol.ChallengeWindowSize",
            "org.sekisho.protocol.CReq",
            "org.sekisho.protocol.CRes",
            "org.sekisho.protocol.DeviceChannel",
            "org.sekisho.protocol.Erro",
            "org.sekisho.protocol.ErrorCode",
            "org.sekisho.protocol.Pan",
            "org.sekisho.protocol.ResultsStatus",
            "org.sekisho.protocol.RReq",
            "org.sekisho.protocol.RRes",
            "org.sekisho.protocol.TransStatus",
            "org.sekisho.protocol.TransStatusReason",
            "org.sekisho.transaction.Facts",
            "org.sekisho.transaction.Facts$Account",
            "org.sekisho.transaction.Facts$Purchase",
            "org.sekisho.transaction.FactsWriter",
            "org.sekisho.transaction.Limits",
            "org.sekisho.risk.Question",
            "org.sekisho.risk.QuestionJson",
            "org.sekisho.authentication.Webhooks$Event",
            "org.sekisho.authentication.Webhooks$Outcome",
            "org.sekisho.merchant.AuthenticationAnswer",
            "org.sekisho.merchant.OAuthFailure$Body",
            "org.sekisho.merchant.Problem",
            "org.sekisho.merchant.Problem$Wrong",
            "org.sekisho.merchant.TokenResource$Granted"
        })
final class Reflected {

    private Reflected() {}
}
