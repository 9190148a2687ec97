package org.diancang.orchestrator.screen;

/**
 * A state as it is shown: colour, icon and words, always the three together.
 *
 * @param tone class of the colour: {@code ok}, {@code info}, {@code warn}, {@code bad}, {@code
 *     gap}, or {@code mute} for states that ask for nothing
 * @param icon name of a symbol in the icon sprite
 * @param key message that names the state
 */
public record Chip(String tone, String icon, String key) {}
