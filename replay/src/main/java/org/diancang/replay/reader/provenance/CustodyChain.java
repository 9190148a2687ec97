package org.diancang.replay.reader.provenance;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a capture came into the archive, as far as the orchestrator knows and readers may see: no
 * person is named. What is null or empty is not known.
 *
 * @param site number and name of the site
 * @param library that nominated it
 * @param nominationNumber number of the nomination
 * @param imported whether another archive wrote the file
 * @param crawlNo which crawl of the site, such as 17
 * @param sha512 digest of the sealed file
 * @param problems what the last check found wrong in the site
 */
public record CustodyChain(
        String site,
        String library,
        String nominationNumber,
        @Nullable Instant nominatedAt,
        @Nullable Instant approvedAt,
        boolean imported,
        String crawlNo,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant sealedAt,
        String sha512,
        @Nullable Instant checkedAt,
        long problems) {
    /** Nothing is known. */
    static final CustodyChain UNKNOWN =
            new CustodyChain("", "", "", null, null, false, "", null, null, null, "", null, 0);

    static CustodyChain of(JsonNode answer) {
        JsonNode seal = answer.path("seal");
        JsonNode check = answer.path("check");
        return new CustodyChain(
                (text(answer, "siteNumber") + " " + text(answer, "siteName")).strip(),
                text(answer, "libraryName"),
                text(answer, "nominationNumber"),
                instant(answer, "nominatedAt"),
                instant(answer, "approvedAt"),
                answer.path("imported").asBoolean(false),
                text(answer, "crawlNo").replaceFirst("^c0*", ""),
                instant(answer, "startedAt"),
                instant(answer, "endedAt"),
                instant(seal, "at"),
                text(seal, "sha512"),
                instant(check, "at"),
                check.path("problems").asLong(0));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        try {
            String text = text(node, name);
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
