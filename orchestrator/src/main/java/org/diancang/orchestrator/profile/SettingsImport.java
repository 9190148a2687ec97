package org.diancang.orchestrator.profile;

import java.util.List;

/**
 * What came of a file of settings.
 *
 * @param done whether the installation is as the file says now; nothing was changed where not
 * @param items each profile and site of the file, in its order
 */
public record SettingsImport(boolean done, List<Item> items) {
    public SettingsImport {
        items = List.copyOf(items);
    }

    /** What becomes of an item. */
    public enum Fate {
        /** The installation has none like it yet. */
        NEW,
        /** The installation has it otherwise. */
        CHANGED,
        /** The installation has it so already. */
        SAME,
        /** It can't be taken. */
        REFUSED
    }

    /** What an item is. */
    public enum Subject {
        /** The file itself. */
        FILE,
        /** A profile. */
        PROFILE,
        /** The settings of a site. */
        SITE
    }

    /**
     * A profile, or the settings of a site.
     *
     * @param name the profile's name or the site's number
     * @param findings why it is refused; their items are within it
     */
    public record Item(Subject subject, String name, Fate fate, List<SettingFinding> findings) {
        public Item {
            findings = List.copyOf(findings);
        }
    }

    /** Whether something can't be taken, and so nothing is. */
    public boolean refused() {
        return items.stream().anyMatch(item -> item.fate() == Fate.REFUSED);
    }

    /** How many items have this fate. */
    public long count(Fate fate) {
        return items.stream().filter(item -> item.fate() == fate).count();
    }
}
