package org.diancang.orchestrator.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.events.Scope;

/**
 * A website under collection: an approved nomination.
 *
 * @param id identity
 * @param number number that people see, such as {@code QH-0001}
 * @param siteNo the same without hyphen, for file names
 * @param nominationId the nomination that it was
 * @param libraryId library that owns it
 * @param libraryName its name
 * @param year programme year that it counts in
 * @param name name of the website
 * @param seeds where crawls start
 * @param scope what belongs to it
 * @param subject which side of the place it shows
 * @param owner who runs the website; may be empty
 * @param rightsBasis law or permission; may be empty
 * @param state whether it is collected
 * @param approvedBy who approved it
 * @param approvedAt when
 */
public record Site(
        UUID id,
        String number,
        String siteNo,
        UUID nominationId,
        UUID libraryId,
        String libraryName,
        int year,
        String name,
        List<String> seeds,
        Scope scope,
        Subject subject,
        String owner,
        String rightsBasis,
        State state,
        String approvedBy,
        Instant approvedAt) {
    /** Whether a site is collected. */
    public enum State {
        /** 采集中. */
        COLLECTING,
        /** 已暂停. */
        SUSPENDED,
        /** 已结束. */
        ENDED
    }

    public Site {
        seeds = List.copyOf(seeds);
    }
}
