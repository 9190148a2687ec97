package org.diancang.orchestrator.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields that rules and policies have in common, and collects what is wrong. */
final class FieldCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_NAMES = 100;

    private final List<AccessRuleFinding> findings = new ArrayList<>();

    List<AccessRuleFinding> findings() {
        return List.copyOf(findings);
    }

    boolean isClean() {
        return findings.isEmpty();
    }

    void found(String item, String code, String detail) {
        findings.add(new AccessRuleFinding(item, code, detail));
    }

    /**
     * Refuses fields that there are not.
     *
     * @param givenOut what an answer has besides: who sends it back changed need not take it out
     */
    void unknown(String path, @Nullable Map<String, ?> others, Set<String> givenOut) {
        for (String name : new TreeSet<>(others == null ? Set.of() : others.keySet())) {
            if (!givenOut.contains(name)) {
                found(path + name, "unknown", "is no field that is known here.");
            }
        }
    }

    /** Names of groups, each once. */
    List<String> names(String item, @Nullable List<@Nullable String> given) {
        List<@Nullable String> typed = given == null ? List.of() : given;
        Set<String> names = new LinkedHashSet<>();
        if (typed.size() > MOST_NAMES) {
            found(item, "too-many", "may be " + MOST_NAMES + " at most.");
            return List.of();
        }
        for (int i = 0; i < typed.size(); i++) {
            names.add(name(item + "[" + i + "]", stripped(typed.get(i))));
        }
        return List.copyOf(names);
    }

    String name(String item, String typed) {
        if (!NAME.matcher(typed).matches()) {
            found(item, "malformed", "has 1 to 64 letters, digits, '-', '_' and '.'.");
        }
        return typed;
    }

    @Nullable String text(String item, @Nullable String typed, int longest) {
        String text = stripped(typed).replace("\r\n", "\n");
        if (text.length() > longest) {
            found(item, "too-long", "may have " + longest + " characters at most.");
        }
        if (text.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                || hasHalfCharacters(text)) {
            found(item, "control-characters", "must have no control characters.");
        }
        return text.isEmpty() ? null : text;
    }

    /** JSON can name half a character; UTF-8, and so the database, can't hold it. */
    static boolean hasHalfCharacters(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
