package org.diancang.orchestrator.removal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.diancang.orchestrator.removal.RemovalChange.Finding;
import org.diancang.url.KeyPattern;

/** Reads a draft, and says everything that is wrong about it. Used once. */
final class RemovalCheck {
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_NUMBER = 200;

    private final RemovalDraft draft;
    private final Predicate<String> isOpened;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param isOpened whether some of what a pattern covers is shown by another rule
     */
    RemovalCheck(RemovalDraft draft, Predicate<String> isOpened) {
        this.draft = draft;
        this.isOpened = isOpened;
    }

    /** What came of reading. */
    sealed interface Outcome {
        /** It can be done. */
        record Good(
                Removal.Level level,
                String urlPattern,
                String reason,
                Optional<String> orderNumber,
                Optional<String> message)
                implements Outcome {}

        /** It can't. */
        record Bad(List<Finding> findings) implements Outcome {
            public Bad {
                findings = List.copyOf(findings);
            }
        }
    }

    Outcome outcome() {
        Optional<Removal.Level> level =
                Arrays.stream(Removal.Level.values())
                        .filter(one -> one.name().equals(draft.level()))
                        .findFirst();
        if (level.isEmpty()) {
            findings.add(new Finding("level", "required"));
        }
        boolean purge = level.filter(one -> one == Removal.Level.PURGE).isPresent();
        String pattern = pattern(purge);
        String reason = text("reason", draft.reason(), LONGEST_REASON);
        String number = text("orderNumber", draft.orderNumber(), LONGEST_NUMBER);
        String message = text("message", draft.message(), LONGEST_REASON);
        if (reason.isEmpty()) {
            findings.add(new Finding("reason", "required"));
        }
        if (purge && number.isEmpty()) {
            findings.add(new Finding("orderNumber", "required"));
        }
        if (level.isEmpty() || !findings.isEmpty()) {
            return new Outcome.Bad(findings);
        }
        return new Outcome.Good(
                level.get(),
                pattern,
                reason,
                Optional.of(number).filter(text -> !text.isEmpty()),
                Optional.of(message)
                        .filter(text -> !text.isEmpty() && level.get() == Removal.Level.BLOCK));
    }

    /** What is purged is a URL, a folder or a host: a slip of the hand must not cost a domain. */
    private String pattern(boolean purge) {
        String typed = draft.urlPattern().strip();
        if (typed.isEmpty()) {
            findings.add(new Finding("urlPattern", "required"));
            return "";
        }
        try {
            String pattern = KeyPattern.of(typed).written();
            boolean address = pattern.matches("(?i)https?://[^/?#*]+/.*");
            boolean star = pattern.indexOf('*') >= 0;
            if (purge && (!address || (star && !pattern.matches("[^*]+//[^*]+/\\*")))) {
                findings.add(new Finding("urlPattern", "purge"));
            } else if (isOpened.test(pattern)) {
                findings.add(new Finding("urlPattern", "opened"));
            }
            return pattern;
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("urlPattern", "malformed"));
            return "";
        }
    }

    private String text(String item, String typed, int longest) {
        String text = typed.strip();
        if (text.length() > longest) {
            findings.add(new Finding(item, "too-long"));
        } else if (text.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            findings.add(new Finding(item, "control-characters"));
        }
        return text;
    }
}
