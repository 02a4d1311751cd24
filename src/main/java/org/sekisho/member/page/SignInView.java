package org.sekisho.member.page;

/**
 * The page on which members sign in.
 *
 * @param loginId as it was typed before
 */
public record SignInView(Who who, String loginId, Notice notice) {}
