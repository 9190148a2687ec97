package org.diancang.orchestrator.access;

/**
 * One thing that is wrong about a rule.
 *
 * @param item the field, or a part of it such as {@code urlPatterns[3]}
 * @param code what, for message bundles: {@code required}, {@code malformed}, {@code unknown},
 *     {@code too-long}, {@code too-many}, {@code out-of-range}, {@code reversed}, {@code
 *     control-characters}, {@code contradiction}, {@code purged}, {@code permanent}
 * @param detail what and how to put it right, in English
 */
public record AccessRuleFinding(String item, String code, String detail) {}
