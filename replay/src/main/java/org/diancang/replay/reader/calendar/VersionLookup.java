package org.diancang.replay.reader.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderFormats;
import org.springframework.stereotype.Component;

/**
 * Finds the versions of a year. Where a URL has more captures than are read at once, those of the
 * year alone are asked for, and the years in between are offered without a count.
 */
@Component
class VersionLookup {
    private final CdxServer cdx;

    VersionLookup(CdxServer cdx) {
        this.cdx = cdx;
    }

    /**
     * The year that some digits name, or else the latest.
     *
     * @return empty where the URL has no captures
     * @throws org.diancang.replay.cdx.IndexerUnavailableException if the indexer can't answer
     */
    Optional<YearOfVersions> find(ArchivedUrl url, String digits) {
        List<CdxLine> lines = cdx.all(url);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        boolean more = lines.size() >= CdxServer.MOST_VERSIONS;
        List<Version> known = Version.of(lines);
        Version latest = more ? Version.of(cdx.newest(url, 1)).getLast() : known.getLast();
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        known.forEach(v -> counts.merge(v.date().getYear(), 1, Integer::sum));
        if (more) {
            for (int year = counts.lastKey(); year <= latest.date().getYear(); year++) {
                counts.put(year, -1);
            }
        }
        int wanted = digits.length() >= 4 ? Integer.parseInt(digits.substring(0, 4)) : -1;
        int year = counts.containsKey(wanted) ? wanted : counts.lastKey();
        List<Version> versions = ofYear(url, year, known, counts.getOrDefault(year, 0) >= 0);
        if (versions.isEmpty()) {
            year = latest.date().getYear();
            versions = ofYear(url, year, known, false);
        }
        counts.put(year, versions.size());
        return Optional.of(
                new YearOfVersions(
                        year,
                        digits,
                        versions,
                        counts,
                        lines.size(),
                        more,
                        known.getFirst(),
                        latest));
    }

    private List<Version> ofYear(ArchivedUrl url, int year, List<Version> known, boolean whole) {
        if (whole) {
            return known.stream().filter(v -> v.date().getYear() == year).toList();
        }
        Instant start = LocalDate.of(year, 1, 1).atStartOfDay(ReaderFormats.ZONE).toInstant();
        Instant next = LocalDate.of(year + 1, 1, 1).atStartOfDay(ReaderFormats.ZONE).toInstant();
        return Version.of(
                cdx.between(url, Timestamp.of(start), Timestamp.of(next.minusSeconds(1))));
    }
}
