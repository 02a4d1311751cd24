package org.sekisho.member.page;

/**
 * The page that asks for the code.
 *
 * @param id     of what is to be confirmed
 * @param mail   whether it is about the mail address
 * @param target where the code went; the member has just typed it
 */
public record ConfirmView(Who who, String id, boolean mail, String target, Notice notice) {}
