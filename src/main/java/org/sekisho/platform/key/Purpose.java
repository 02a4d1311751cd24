package org.sekisho.platform.key;

/** What a key is for. A key never serves two purposes. */
public enum Purpose {
    /** HMAC of card numbers: the only form in which they are stored. */
    PAN,
    /** AES-GCM of contacts, personal messages and stored requests. */
    DATA,
    /** HMAC of the tokens in pages: a step of a challenge, the data of a 3DS Method. */
    STEP,
    /** HMAC of delivered one-time codes. */
    CODE,
    /** HMAC in the authentication value. */
    VALUE,
    /** Seed of the ES256 key that signs merchants' access tokens. */
    TOKEN,
    /** HMAC of what a browser tells of its device: the only form in which devices are compared. */
    DEVICE
}
