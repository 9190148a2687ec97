package org.diancang.replay.capture;

/**
 * One header line of an archived answer.
 *
 * @param name as recorded
 * @param value as recorded
 */
public record Header(String name, String value) {}
