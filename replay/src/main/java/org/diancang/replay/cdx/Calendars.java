package org.diancang.replay.cdx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Calendars as the indexer counts them. */
@Component
public class Calendars {
    /** Longer than any of a year's days and a hundred lines; URLs may be long. */
    private static final int LONGEST = 16 << 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Indexer indexer;

    Calendars(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * The calendar of a URL.
     *
     * @param digits year, month, day and hour in Beijing as far as they are chosen, or the 14 of
     *     the second up to which a day is listed
     * @return empty where the URL has no captures that may be seen
     * @throws IndexerUnavailableException if the indexer can't answer
     */
    public Optional<CountedCaptures> find(ArchivedUrl url, String digits) {
        return indexer.get(
                        "/calendar",
                        Map.of("url", url.value(), "at", digits, "zone", "Asia/Shanghai"))
                .map(Calendars::read)
                .filter(found -> found.captures() > 0);
    }

    private static CountedCaptures read(InputStream answer) {
        try (answer) {
            return JSON.readValue(answer.readNBytes(LONGEST), CountedCaptures.class);
        } catch (IOException | JacksonException e) {
            throw new IndexerUnavailableException("the indexer's calendar is unreadable", e);
        }
    }
}
