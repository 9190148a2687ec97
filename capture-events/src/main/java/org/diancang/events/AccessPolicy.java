package org.diancang.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may see the captures of the rules that name it, as it stands now; topic {@code access-rules},
 * where its key {@link #key()} tells it from {@link AccessRule}s. A message without value says that
 * the policy is gone.
 *
 * @param number identity, by which rules name it; 0 to {@value #HIGHEST_NUMBER}
 * @param schemaVersion version of this message
 * @param version rises with each change: of two messages of one policy the one with the higher
 *     version counts
 * @param name for people
 * @param accessPoints groups of readers who may see the captures; all others may not. Who belongs
 *     to no group is at the access point {@value #PUBLIC}
 * @param changedAt when it became so
 */
public record AccessPolicy(
        int number,
        int schemaVersion,
        long version,
        String name,
        List<String> accessPoints,
        Instant changedAt) {
    /** Version of this message that is written now. */
    public static final int SCHEMA_VERSION = 1;

    /** Highest number of a policy. */
    public static final int HIGHEST_NUMBER = 999_999_999;

    /** Access point of readers of whom nothing is known. */
    public static final String PUBLIC = "public";

    private static final String KEY_PREFIX = "policy/";
    private static final Pattern KEY = Pattern.compile("policy/(0|[1-9][0-9]{0,8})");

    public AccessPolicy {
        checkNumber(number);
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(accessPoints, "accessPoints is missing");
        Objects.requireNonNull(changedAt, "changedAt is missing");
        accessPoints = List.copyOf(accessPoints);
    }

    /** Key of its messages. */
    public String key() {
        return KEY_PREFIX + number;
    }

    /** Number of the policy whose messages have this key; empty where it is no policy's. */
    public static OptionalInt numberOf(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    /**
     * Refuses what is no number of a policy.
     *
     * @throws IllegalArgumentException if it is negative or too high
     */
    public static void checkNumber(int number) {
        if (number < 0 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException(
                    "number of a policy must be 0 to " + HIGHEST_NUMBER + ", is " + number);
        }
    }
}
