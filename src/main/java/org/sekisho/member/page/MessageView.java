package org.sekisho.member.page;

/**
 * The page on which a personal message is changed.
 *
 * @param message as it is, or as it was typed before
 */
public record MessageView(Who who, String cardId, String lastFour, String message, Notice notice) {}
