package org.diancang.orchestrator.site;

/**
 * One thing that is wrong, or odd, about a nomination.
 *
 * @param item where: {@code name}, {@code seeds}, {@code seeds[3]}, {@code subject} …
 * @param code what, for message bundles: one of {@code required}, {@code too-long}, {@code
 *     too-many}, {@code control-characters}, {@code unknown-library}, {@code malformed}, {@code
 *     unsupported-scheme}, {@code user-info}, {@code repeated}, {@code private-address}, {@code
 *     unresolved}
 * @param detail what and how to put it right, in English
 */
public record Finding(String item, String code, String detail) {}
