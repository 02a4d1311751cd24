package org.sekisho.platform.key;

/** What a key is for. A key never serves two purposes. */
public enum Purpose {
    /** HMAC of card numbers: the only form in which they are stored. */
    PAN,
    /** AES-GCM of contacts, personal messages and stored requests. */
    DATA,
    /** HMAC of the step token in the challenge page. */
    STEP,
    /** HMAC of delivered one-time codes. */
    CODE,
    /** HMAC in the authentication value. */
    VALUE,
    /** Seed of the ES256 key that signs merchants' access tokens. */
    TOKEN
}
