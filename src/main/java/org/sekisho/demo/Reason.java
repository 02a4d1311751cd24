package org.sekisho.demo;

import java.util.List;

/**
 * One of the reasons of a decision, such as risk:low or rule:night, with a sentence for people.
 *
 * @param unusable whether the provider's answer could not be used: what it gave as reasons is why, then
 */
public record Reason(String code, boolean unusable) {
    private static final String PROVIDER = "provider:";

    /** Whole codes stand before the prefixes that would fit as well. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning("risk:low", "リスクは低いと評価されました。", "The risk was found to be low."),
            new Meaning("risk:medium", "リスクは中程度と評価されました。", "The risk was found to be medium."),
            new Meaning("risk:high", "リスクは高いと評価されました。", "The risk was found to be high."),
            new Meaning(
                    "risk:unknown",
                    "信用できる評価が得られませんでした。低いとはみなしません。",
                    "There was no assessment to rely on; that never counts as low risk."),
            new Meaning("risk:no-proof-needed", "リスクが低いため、画面なしで承認します。", "With low risk no screen is needed."),
            new Meaning("risk:exempt", "規則により、中程度のリスクでも画面なしで承認します。", "A rule lets medium risk pass without a screen."),
            new Meaning("risk:proof-needed", "本人確認を求めます。", "The cardholder has to prove who they are."),
            new Meaning("risk:", "リスクについての判断です。", "A judgement of the risk."),
            new Meaning("provider:timeout", "不正検知の答えが間に合いませんでした。", "The scorer did not answer in time."),
            new Meaning("provider:no-connection", "不正検知に接続できませんでした。", "The scorer could not be reached."),
            new Meaning(
                    "provider:breaker-open",
                    "不正検知の失敗が続いたため、しばらく問い合わせを止めています。",
                    "The scorer failed too often and is not asked for a moment."),
            new Meaning("provider:too-many", "問い合わせが多すぎました。", "Too many questions were under way."),
            new Meaning("provider:http-", "不正検知がエラーのステータスを返しました。", "The scorer answered with an error status."),
            new Meaning(
                    "provider:not-json", "不正検知の答えがJSONとして読めませんでした。", "The scorer's answer could not be read as JSON."),
            new Meaning(
                    "provider:contradiction",
                    "不正検知の点数と判定が食い違っていました。",
                    "The scorer's score and decision contradicted each other."),
            new Meaning(
                    "provider:not-asked",
                    "会員の希望により、不正検知には問い合わせませんでした。",
                    "The scorer was not asked: the member does not want it."),
            new Meaning("provider:not-configured", "発行会社の不正検知が設定されていません。", "The issuer's scorer is not configured."),
            new Meaning("rules:", "発行会社の規則の版です。", "The version of the issuer's rules."),
            new Meaning(
                    "rule:rules-unreadable",
                    "発行会社の規則が読めないため、本人確認を求めます。",
                    "The issuer's rules could not be read, so proof is wanted."),
            new Meaning("rule:", "発行会社の規則に当てはまりました。", "A rule of the issuer applied."),
            new Meaning("card:unknown", "発行会社にこのカードはありません。", "The issuer has no such card."),
            new Meaning("card:blocked", "このカードは利用停止中です。", "This card is blocked."),
            new Meaning(
                    "card:not-registered",
                    "本人確認の手段が登録されていません。",
                    "The holder has set up nothing to prove themselves with."),
            new Meaning("card:", "カードの状態です。", "The state of the card."),
            new Meaning(
                    "credential:locked",
                    "失敗が続いたため、本人確認の手段が一時停止中です。",
                    "Too many failures: the means of proof is locked for a time."),
            new Meaning("credential:", "本人確認の手段の状態です。", "The state of the means of proof."),
            new Meaning("issuer:fraud", "不正の疑いがあるときの、発行会社の方針です。", "What the issuer wants done on suspicion of fraud."),
            new Meaning("issuer:", "発行会社の方針です。", "A policy of the issuer."),
            new Meaning("3ri:prior-proven", "以前の本人確認に基づく請求です。", "It rests on an earlier proof by the cardholder."),
            new Meaning("3ri:no-prior", "以前の本人確認が示されていません。", "No earlier proof is named."),
            new Meaning("3ri:prior-unknown", "示された本人確認は記録にありません。", "The earlier proof that is named is not known."),
            new Meaning("3ri:prior-exceeded", "以前の本人確認の金額を超えています。", "It is more than the earlier proof was for."),
            new Meaning("3ri:prior-of-others", "別のカードまたはお店の本人確認です。", "The earlier proof is of another card or shop."),
            new Meaning("3ri:not-offered", "お応えできない種類の請求です。", "Such requests are not answered."),
            new Meaning(
                    "3ri:nobody-to-ask", "確認が必要ですが、お客様がその場にいません。", "Proof is needed, and nobody is there to be asked."),
            new Meaning("3ri:", "お客様がその場にいない請求です。", "A request without the cardholder."),
            new Meaning("requestor:data-only", "お店は情報の共有だけを求めました。", "The shop only wanted to share data."),
            new Meaning("requestor:", "お店の求めによります。", "What the shop asked for."));

    /** A whole code, or the beginning of one where it ends in a mark. */
    private record Meaning(String beginning, String ja, String en) {
        boolean fits(String code) {
            boolean open = beginning.endsWith(":") || beginning.endsWith("-");
            return open ? code.startsWith(beginning) : code.equals(beginning);
        }
    }

    static List<Reason> of(List<String> codes) {
        boolean unusable = codes.contains("risk:unknown");
        return codes.stream().map(code -> new Reason(code, unusable)).toList();
    }

    /** What the code means; empty where it is a newcomer. */
    public String meaning(Lang lang) {
        return MEANINGS.stream()
                .filter(known -> known.fits(code))
                .findFirst()
                .map(known -> lang.choose(known.ja(), known.en()))
                .orElseGet(() -> code.startsWith(PROVIDER) ? ofProvider(lang) : "");
    }

    private String ofProvider(Lang lang) {
        return unusable
                ? lang.choose("不正検知の答えを使えなかった理由です。", "Why the scorer's answer could not be used.")
                : lang.choose("不正検知が挙げた理由です。", "A reason that the scorer gave.");
    }
}
