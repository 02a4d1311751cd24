package org.sekisho.member.page;

/**
 * The page on which the password is changed.
 *
 * @param loginId  tells password managers whose it is
 * @param shortest how many characters it has at the least
 */
public record PasswordView(Who who, String loginId, int shortest, Notice notice) {}
