package org.sekisho.operator;

/** Requests and answers that the API description shows. */
final class Examples {

    static final String DRAFT = """
            {"note": "Ask at night from 30,000 yen", "rules": [{"name": "night", "then": "CHALLENGE", "when": [
             {"hour": {"from": 0, "until": 5}}, {"amount": {"currency": "392", "atLeast": "30000"}}]}]}""";
    static final String DRAFTED = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "version": 4, "status": "DRAFT", "note": "Ask at night from 30,000 yen",
             "createdBy": "demo-operator", "createdAt": "2026-04-01T09:30:00.123Z", "rules": [{"name": "night", "then": "CHALLENGE",
             "when": [{"hour": {"from": 0, "until": 5}}, {"amount": {"currency": "392", "atLeast": "30000"}}]}]}""";
    static final String PUBLISHED = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "version": 4, "status": "ACTIVE", "note": "Ask at night from 30,000 yen",
             "createdBy": "demo-operator", "createdAt": "2026-04-01T09:30:00.123Z", "publishedBy": "second-operator",
             "publishedAt": "2026-04-01T10:00:00.456Z"}""";
    static final String RULE_SET = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "version": 4, "status": "ACTIVE", "note": "Ask at night from 30,000 yen",
             "createdBy": "demo-operator", "createdAt": "2026-04-01T09:30:00.123Z", "publishedBy": "second-operator",
             "publishedAt": "2026-04-01T10:00:00.456Z", "rules": [{"name": "night", "then": "CHALLENGE",
             "when": [{"hour": {"from": 0, "until": 5}}, {"amount": {"currency": "392", "atLeast": "30000"}}]}]}""";
    static final String RULE_SETS = """
            {"ruleSets": [{"id": "019b1234-5678-7abc-8def-0123456789ab", "version": 4, "status": "ACTIVE", "note": "",
             "createdBy": "demo-operator", "createdAt": "2026-04-01T09:30:00.123Z", "publishedBy": "second-operator",
             "publishedAt": "2026-04-01T10:00:00.456Z"}], "next": "/v1/rule-sets?before=4&limit=1"}""";
    static final String EXPECTATION = """
            {"expectedActive": 3, "id": "019b1234-5678-7abc-8def-0123456789ab"}""";
    static final String VERSION = """
            {"ruleSet": 4}""";
    static final String RULES = """
            {"rules": [{"name": "large", "then": "CHALLENGE", "when": [{"amount": {"currency": "392", "atLeast": "30000"}}]}]}""";
    static final String WRONG_RULES = """
            {"type": "urn:sekisho:problem:invalid-request", "title": "Invalid request", "status": 400, "detail": "2 members are wrong.",
             "errors": [{"field": "rules[0].when[0].hour.from", "message": "must be a whole number from 0 to 23"},
             {"field": "rules[1].then", "message": "must be one of [REFUSE, CHALLENGE, EXEMPT, NOTE]"}]}""";
    static final String NO_DRAFT = """
            {"type": "urn:sekisho:problem:not-a-draft", "title": "Not a draft", "status": 409,
             "detail": "This version was in force and stays as it is."}""";
    static final String OTHER_ACTIVE = """
            {"type": "urn:sekisho:problem:other-rules-active", "title": "Other rules are active", "status": 409,
             "detail": "Another version is in force than was expected."}""";
    static final String SAME_CLIENT = """
            {"type": "urn:sekisho:problem:four-eyes", "title": "Another client is needed", "status": 403,
             "detail": "Whoever wrote a draft must not publish it."}""";
    static final String DECISION = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "createdAt": "2026-04-01T17:30:00.123Z",
             "endedAt": "2026-04-01T17:31:02.456Z", "answered": "C", "transStatus": "Y", "verdict": "CHALLENGE", "ruleSet": 4,
             "reasons": ["risk:low", "provider:low-amount", "rules:v4", "rule:night", "risk:proof-needed"],
             "evidence": {"card": "REGISTERED", "wish": "NONE",
              "provider": {"level": "LOW", "reasons": ["provider:low-amount"], "reference": "r-1"},
              "facts": {"amount": {"value": "5000", "currency": "392"}, "hour": 2, "mcc": "5411", "merchant": "000000000000001",
               "merchantCountry": "392", "category": "PAYMENT", "channel": "BROWSER", "issuerCountry": "392"},
              "velocity": [{"per": "CARD", "within": "PT1H", "count": 2}]}}""";
    static final String REPLAY = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "changed": true,
             "was": {"verdict": "CHALLENGE", "transStatus": "C", "ruleSet": 4,
              "reasons": ["risk:low", "provider:low-amount", "rules:v4", "rule:night", "risk:proof-needed"]},
             "now": {"verdict": "APPROVE", "transStatus": "Y", "reasons": ["risk:low", "provider:low-amount", "risk:no-proof-needed"]},
             "notCounted": ["CARD/P1D"], "notLookedUp": []}""";
    static final String NO_EVIDENCE = """
            {"type": "urn:sekisho:problem:no-evidence", "title": "No evidence", "status": 409,
             "detail": "What this decision was made of is not kept any more."}""";
    static final String BACK_TEST_REQUEST = """
            {"rules": [{"name": "large", "then": "CHALLENGE", "when": [{"amount": {"currency": "392", "atLeast": "30000"}}]}],
             "from": "2026-03-01T00:00:00Z", "to": "2026-04-01T00:00:00Z", "limit": 50000}""";
    static final String BACK_TEST_QUEUED = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "state": "QUEUED", "createdBy": "demo-operator",
             "createdAt": "2026-04-01T09:30:00.123Z", "ruleSet": 4, "from": "2026-03-25T09:30:00.123Z", "to": "2026-04-01T09:30:00.123Z",
             "limit": 10000, "done": 0, "percent": 0, "skipped": 0, "before": {"approved": 0, "challenged": 0, "refused": 0, "other": 0},
             "after": {"approved": 0, "challenged": 0, "refused": 0, "other": 0}, "shifts": [], "hits": {}, "notCounted": {},
             "notLookedUp": {}}""";
    static final String BACK_TEST = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "state": "RUNNING", "createdBy": "demo-operator",
             "createdAt": "2026-04-01T09:30:00.123Z", "ruleSet": 4, "from": "2026-03-25T09:30:00.123Z", "to": "2026-04-01T09:30:00.123Z",
             "limit": 10000, "total": 4000, "done": 1000, "percent": 25, "skipped": 0,
             "before": {"approved": 0.9, "challenged": 0.08, "refused": 0.02, "other": 0},
             "after": {"approved": 0.85, "challenged": 0.13, "refused": 0.02, "other": 0},
             "shifts": [{"was": "APPROVE", "now": "APPROVE", "count": 850, "examples": []},
              {"was": "APPROVE", "now": "CHALLENGE", "count": 50, "examples": ["019b1234-5678-7abc-8def-0123456789ac"]},
              {"was": "CHALLENGE", "now": "CHALLENGE", "count": 80, "examples": []},
              {"was": "REFUSE", "now": "REFUSE", "count": 20, "examples": []}],
             "hits": {"night": 61}, "notCounted": {"CARD/PT1H": 1000}, "notLookedUp": {}}""";
    static final String BACK_TEST_ENDED = """
            {"type": "urn:sekisho:problem:back-test-ended", "title": "Ended", "status": 409, "detail": "This test has ended already."}""";
    static final String TOO_MANY_TESTS = """
            {"type": "urn:sekisho:problem:too-many-back-tests", "title": "Too many tests", "status": 429,
             "detail": "Wait for the tests that run, or cancel one."}""";

    static final String INVITATION_REQUEST = """
            {"cardNumber": "3569990000000045"}""";
    static final String INVITATION = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "code": "7KQ4-M9XT-2WPA", "expiresAt": "2026-05-01T09:30:00.123Z"}""";
    static final String WRONG_CARD_NUMBER = """
            {"type": "urn:sekisho:problem:invalid-request", "title": "Invalid request", "status": 400, "detail": "One member is wrong.",
             "errors": [{"field": "cardNumber", "message": "must have 13 to 19 digits and nothing else"}]}""";
    static final String CARD_NOT_FREE = """
            {"type": "urn:sekisho:problem:card-not-free", "title": "Card not free", "status": 409,
             "detail": "This card is registered already, or blocked."}""";

    static final String VALUE_BY_REFERENCE = """
            {"mode": "reference", "cardNumber": "3569990000000011", "authenticationValue": "EQEFCgsMDfynpuNdx7LjbXwASyI=",
             "purchaseAmount": "12300", "purchaseCurrency": "392", "dsTransID": "0c0f7f58-57b0-4b0e-8f0f-2f2f0a3a9b11"}""";
    static final String VALUE_STRICTLY = """
            {"mode": "strict", "cardNumber": "3569990000000011", "authenticationValue": "EQEFCgsMDfynpuNdx7LjbXwASyI=",
             "purchaseAmount": "12300", "purchaseCurrency": "392", "purchaseExponent": "0", "purchaseDate": "20260401093000",
             "acquirerMerchantID": "000000000000001", "acquirerBIN": "353012", "merchantName": "Example Shop",
             "dsTransID": "0c0f7f58-57b0-4b0e-8f0f-2f2f0a3a9b11", "eci": "05"}""";
    static final String VALUE_VALID = """
            {"result": "valid", "uses": 1, "acsTransID": "019b1234-5678-7abc-8def-0123456789ab"}""";
    static final String VALUE_INVALID = """
            {"result": "invalid"}""";
    static final String TOO_MANY_WRONG_VALUES = """
            {"type": "urn:sekisho:problem:too-many-wrong-values", "title": "Too many wrong values", "status": 429,
             "detail": "Too many values were wrong for this card number; try again later."}""";
    static final String VALUES_UNAVAILABLE = """
            {"type": "urn:sekisho:problem:values-unavailable", "title": "Verification unavailable", "status": 503,
             "detail": "Whoever verifies values of this scheme does not answer; try again later."}""";

    private Examples() {}
}
