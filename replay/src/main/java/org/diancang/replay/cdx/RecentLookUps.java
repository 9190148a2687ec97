package org.diancang.replay.cdx;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;

/**
 * What the index said a moment ago of the captures nearest to a time. Many readers of one page ask
 * the same within a second. What isn't there is asked for anew each time, so that a new capture is
 * seen at once; each group of readers has its own answers.
 */
final class RecentLookUps {
    private static final int MOST = 10_000;

    private final Cache<Question, List<CdxLine>> recent;

    /**
     * @param time how long an answer holds; zero: never. It adds to the time in which a takedown
     *     takes effect
     */
    RecentLookUps(Duration time) {
        this.recent = Caffeine.newBuilder().expireAfterWrite(time).maximumSize(MOST).build();
    }

    private record Question(String url, String timestamp, Set<String> groups) {}

    /** The answer of a moment ago, or the index's. */
    List<CdxLine> nearest(ArchivedUrl url, Timestamp timestamp, Supplier<List<CdxLine>> index) {
        var question = new Question(url.value(), timestamp.digits(), CurrentReader.groups());
        List<CdxLine> known = recent.getIfPresent(question);
        if (known != null) {
            return known;
        }
        // Two who ask at once both ask the index: neither waits for what may hang.
        List<CdxLine> found = index.get();
        if (!found.isEmpty()) {
            recent.put(question, found);
        }
        return found;
    }
}
