package org.sekisho.demo;

/** What the challenge page posts into its frame. */
public record Challenge(String acsUrl, String creq, String threeDSSessionData, String acsTransID) {}
