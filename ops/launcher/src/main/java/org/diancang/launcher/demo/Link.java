package org.diancang.launcher.demo;

/**
 * One link of the chain of one page.
 *
 * @param name such as {@code nomination}
 * @param id what identifies it
 * @param verified whether it was read back and holds
 * @param evidence what was seen
 */
public record Link(String name, String id, boolean verified, String evidence) {}
