package org.sekisho.merchant;

/** Requests and answers that the API description shows. */
final class Examples {

    static final String TOKEN = """
            {"access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiIsImtpZCI6IjEtUDN4Iy4uLiJ9.e30.c2ln", "token_type": "Bearer",
             "expires_in": 600, "scope": "authentications:read authentications:write enrolment:read"}""";
    static final String INVALID_SCOPE = """
            {"error": "invalid_scope", "error_description": "The client does not have these scopes."}""";
    static final String INVALID_CLIENT = """
            {"error": "invalid_client", "error_description": "Client id and secret are needed, by HTTP Basic."}""";
    static final String JWKS = """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "1-NzbLsXh8uDCcd-6M", "use": "sig", "alg": "ES256",
             "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""";
    static final String CHECK = """
            {"cardNumber": "3569990000000011"}""";
    static final String CHECKED = """
            {"enrolled": "Y", "protocolVersions": ["2.2.0"]}""";
    static final String SHORTEST = """
            {"cardNumber": "3569990000000011", "amount": {"value": 5000, "currency": "JPY"}, "returnUrl": "https://shop.example/back"}""";
    static final String FULL = """
            {"cardNumber": "3569990000000011", "cardExpiry": "3012", "amount": {"value": 12050, "currency": "USD"},
             "merchantName": "Seki Teahouse", "returnUrl": "https://shop.example/back?order=4711", "language": "ja",
             "browser": {"ip": "203.0.113.7", "userAgent": "Mozilla/5.0", "language": "ja-JP", "acceptHeader": "text/html",
              "javaScriptEnabled": true, "screenWidth": 1920, "screenHeight": 1080, "colorDepth": 24, "timeZoneOffset": -540},
             "challengePreference": "CHALLENGE", "decoupled": {"maxMinutes": 60}}""";
    static final String COMPLETED = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "status": "COMPLETED", "transStatus": "Y", "eci": "05",
             "authenticationValue": "EQEBAAAAAAAAAAAAAAAAAAAAAAA="}""";
    static final String CHALLENGE = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "status": "CHALLENGE_REQUIRED", "transStatus": "C",
             "challengeUrl": "https://acs.example/challenge/start/AZsSNFZ4eryN7wEj"}""";
    static final String DECOUPLED = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "status": "DECOUPLED", "transStatus": "D",
             "cardholderInfo": "Please open your one-time-code app and approve this payment there. A mail reminds you of it."}""";
    static final String FOUND = """
            {"id": "019b1234-5678-7abc-8def-0123456789ab", "status": "COMPLETED", "transStatus": "Y", "eci": "05",
             "authenticationValue": "EAEBAAAAAAAAAAAAAAAAAAAAAAA=", "createdAt": "2026-04-01T09:30:00.123Z",
             "completedAt": "2026-04-01T09:31:02.456Z"}""";
    static final String WRONG_CARD_NUMBER = """
            {"type": "urn:sekisho:problem:invalid-request", "title": "Invalid request", "status": 400, "detail": "One member is wrong.",
             "errors": [{"field": "cardNumber", "message": "has a wrong check digit"}]}""";
    static final String WRONG_MEMBERS = """
            {"type": "urn:sekisho:problem:invalid-request", "title": "Invalid request", "status": 400, "detail": "2 members are wrong.",
             "errors": [{"field": "amount.value", "message": "must be an integer from 1 to 999999999999"},
             {"field": "returnUrl", "message": "must be an absolute address at one of your registered origins"}]}""";
    static final String NOT_OUR_CARD = """
            {"type": "urn:sekisho:problem:card-not-supported", "title": "Card not supported", "status": 422,
             "detail": "No issuer of this card takes part here."}""";
    static final String KEY_REUSED = """
            {"type": "urn:sekisho:problem:idempotency-key-reused", "title": "Idempotency-Key used before", "status": 422,
             "detail": "Another body was sent with this Idempotency-Key."}""";
    static final String TOO_MANY = """
            {"type": "urn:sekisho:problem:too-many-unknown-cards", "title": "Too many requests", "status": 429,
             "detail": "Too many card numbers were not enrolled; try again later."}""";

    private Examples() {}
}
