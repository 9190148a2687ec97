package org.diancang.indexer.cdx.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/**
 * May somebody see a capture?
 *
 * @param urlkey of its URL
 * @param timestamp of it, 1 to 14 digits
 * @param access who looks where and when
 */
record AccessQuestion(String urlkey, String timestamp, Access access) {
    private static final Set<String> PARAMETERS =
            Set.of("url", "timestamp", "group", "at", "collection");

    /**
     * Reads the parameters of a request.
     *
     * @throws InvalidCdxQueryException naming the one at fault
     */
    static AccessQuestion of(Map<String, String[]> parameters, Instant now) {
        new TreeSet<>(parameters.keySet())
                .stream()
                        .filter(name -> !PARAMETERS.contains(name))
                        .findFirst()
                        .ifPresent(
                                name -> {
                                    throw new InvalidCdxQueryException(
                                            name,
                                            "There is no such parameter; there are url, timestamp,"
                                                    + " group, at and collection.");
                                });
        return new AccessQuestion(
                urlkey(required(parameters, "url")),
                timestamp(required(parameters, "timestamp")),
                new Access(
                        new TreeSet<>(List.of(parameters.getOrDefault("group", new String[0]))),
                        collection(parameters),
                        at(parameters, now)));
    }

    private static String urlkey(String url) {
        if (CdxTargets.of(url, Optional.of("exact")) instanceof CdxTarget.Exact exact) {
            return exact.urlkey();
        }
        throw new InvalidCdxQueryException("url", "url must be one URL.");
    }

    private static String timestamp(String digits) {
        if (!CdxTimestamp.isBeginning(digits) || digits.length() < 4) {
            throw new InvalidCdxQueryException(
                    "timestamp", "timestamp must be 4 to 14 digits of yyyyMMddHHmmss.");
        }
        return digits;
    }

    private static CollectionName collection(Map<String, String[]> parameters) {
        try {
            return single(parameters, "collection")
                    .map(CollectionName::new)
                    .orElse(CollectionName.MAIN);
        } catch (IllegalArgumentException e) {
            throw new InvalidCdxQueryException("collection", e.getMessage() + ".");
        }
    }

    private static Instant at(Map<String, String[]> parameters, Instant now) {
        try {
            return single(parameters, "at").map(Instant::parse).orElse(now);
        } catch (DateTimeException e) {
            throw new InvalidCdxQueryException(
                    "at", "at must be an instant such as 2026-12-01T08:00:00Z.");
        }
    }

    private static String required(Map<String, String[]> parameters, String name) {
        return single(parameters, name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new InvalidCdxQueryException(name, name + " must be given."));
    }

    private static Optional<String> single(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidCdxQueryException(name, name + " must be given once.");
        }
        return values.length == 0 ? Optional.empty() : Optional.of(values[0]);
    }
}
