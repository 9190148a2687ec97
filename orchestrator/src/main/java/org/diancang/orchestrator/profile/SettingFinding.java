package org.diancang.orchestrator.profile;

/**
 * One thing that is wrong about a profile or the settings of a site.
 *
 * @param item where: {@code name}, {@code description}, {@code profileId}, the field of a {@link
 *     Setting}, or a part of it such as {@code excludes[3]} and {@code window.zone}
 * @param code what, for message bundles: {@code required}, {@code out-of-range}, {@code malformed},
 *     {@code unknown}, {@code too-long}, {@code too-many}, {@code taken}, {@code
 *     control-characters}, {@code approver-needed}, {@code twice}
 * @param value the part that is wrong; may be empty; cut after 60 characters
 * @param detail what and how to put it right, in English
 */
public record SettingFinding(String item, String code, String value, String detail) {
    private static final int LONGEST_VALUE = 60;

    public SettingFinding {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    /** The field that it is about: {@code excludes} of {@code excludes[3]}. */
    public String field() {
        return item.replaceFirst("[.\\[].*$", "");
    }
}
