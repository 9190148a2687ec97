package org.diancang.check;

/**
 * A page to look at.
 *
 * @param name of its picture
 * @param url where it is
 */
public record Screen(String name, String url) {}
