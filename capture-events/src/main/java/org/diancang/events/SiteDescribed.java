package org.diancang.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What people call a site, whose it is and what it shows, as it stands now; topic {@code sites},
 * compacted, where a message without value says that the site is gone. Ids are never used again.
 *
 * @param siteId identity
 * @param schemaVersion version of this message
 * @param version rises with each change of any site: of two messages of one site the one with the
 *     higher version counts
 * @param number number that people see, such as {@code QH-0001}
 * @param siteNo the same without hyphen, as in names of WARC files
 * @param name of the website
 * @param libraryId library that owns it
 * @param libraryName its name
 * @param subject which side of the place it shows
 * @param seeds where crawls of it start; empty where a message says nothing of them
 * @param changedAt when it became so
 */
public record SiteDescribed(
        UUID siteId,
        int schemaVersion,
        long version,
        String number,
        String siteNo,
        String name,
        UUID libraryId,
        String libraryName,
        Subject subject,
        List<String> seeds,
        Instant changedAt) {
    /** Version of this message that is written now. */
    public static final int SCHEMA_VERSION = 1;

    /** Which side of a place's development a site shows. */
    public enum Subject {
        /** 政治. */
        POLITICS,
        /** 经济. */
        ECONOMY,
        /** 文化. */
        CULTURE
    }

    public SiteDescribed {
        Objects.requireNonNull(siteId, "siteId is missing");
        Objects.requireNonNull(number, "number is missing");
        Objects.requireNonNull(siteNo, "siteNo is missing");
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(libraryId, "libraryId is missing");
        Objects.requireNonNull(libraryName, "libraryName is missing");
        Objects.requireNonNull(subject, "subject is missing");
        Objects.requireNonNull(changedAt, "changedAt is missing");
        seeds = seeds == null ? List.of() : List.copyOf(seeds);
    }

    /** Key of its messages. */
    public String key() {
        return siteId.toString();
    }

    /** Whether another says the same of the same site, whenever it was said. */
    public boolean saysAsMuchAs(SiteDescribed other) {
        return equals(
                new SiteDescribed(
                        other.siteId,
                        schemaVersion,
                        version,
                        other.number,
                        other.siteNo,
                        other.name,
                        other.libraryId,
                        other.libraryName,
                        other.subject,
                        other.seeds,
                        changedAt));
    }
}
