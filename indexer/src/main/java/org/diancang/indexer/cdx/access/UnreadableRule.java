package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.url.KeyPattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands for a rule of which nothing can be read but the URLs that it is about, such as one of
 * a later version: they are hidden from everybody until it can be read or is removed.
 *
 * @param rule the substitute
 * @param patterns all that could be read
 */
record UnreadableRule(AccessRule rule, List<KeyPattern> patterns) {
    private static final JsonMapper JSON = new JsonMapper();

    UnreadableRule {
        patterns = List.copyOf(patterns);
    }

    /** A substitute; empty where not even a URL can be read. */
    static Optional<UnreadableRule> standIn(UUID id, byte[] value) {
        List<KeyPattern> patterns = patterns(value);
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        var rule =
                new AccessRule(
                        id,
                        AccessRule.SCHEMA_VERSION,
                        // Any version that can be read is better.
                        Long.MIN_VALUE,
                        AccessRule.Policy.EXCLUDE,
                        null,
                        List.of(patterns.getFirst().written()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Integer.MAX_VALUE,
                        null,
                        "This rule can't be read by the index; what it names is hidden.",
                        null,
                        Instant.EPOCH);
        return Optional.of(new UnreadableRule(rule, patterns));
    }

    private static List<KeyPattern> patterns(byte[] value) {
        List<KeyPattern> patterns = new ArrayList<>();
        try {
            for (JsonNode written : JSON.readTree(value).path("urlPatterns")) {
                if (written.isString()) {
                    patterns.add(KeyPattern.of(written.stringValue()));
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // What was read before stands.
            return patterns;
        }
        return patterns;
    }
}
