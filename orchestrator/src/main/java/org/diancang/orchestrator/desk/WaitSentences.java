package org.diancang.orchestrator.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.diancang.orchestrator.crawl.WaitReason;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;

/**
 * Why a crawl waits or holds, as a sentence. A reason is a word that we know, with what belongs to
 * it after spaces: of the orchestrator ({@link WaitReason}) or of the engine.
 */
final class WaitSentences {
    /** What engines say when they hold by themselves. */
    static final Set<String> OF_ENGINES = Set.of("asked", "disk-full", "window", "server-busy");

    private WaitSentences() {}

    /** The sentence in the reader's language; what nobody knows as it was said. */
    static String of(String reason, Words words) {
        List<String> parts = List.of(reason.split(" ", -1));
        String word = parts.getFirst();
        boolean known =
                OF_ENGINES.contains(word)
                        || Arrays.stream(WaitReason.values()).anyMatch(r -> r.code().equals(word));
        if (!known) {
            return reason;
        }
        Object[] rest =
                parts.stream().skip(1).map(part -> shown(part, words)).toArray(Object[]::new);
        return words.say("wait." + word, rest);
    }

    private static String shown(String part, Words words) {
        try {
            return new DeskFormat(words.locale(), words.zone()).dateTime(Instant.parse(part));
        } catch (DateTimeException e) {
            return part;
        }
    }
}
