package org.diancang.replay.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.cdx.CdxLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Small answers that were made a moment ago, for the next reader who asks for the same. Whether a
 * reader may see the capture is found out before, each time; here are only the bytes that a record,
 * which never changes, becomes for one kind of request.
 */
@Component
final class RememberedAnswers {
    /** What a purge takes out of the indexes lies here as long, out of anybody's reach. */
    private static final Duration TIME = Duration.ofMinutes(1);

    /** Memory that an answer takes besides its bytes, about. */
    private static final int OVERHEAD = 1000;

    private static final int LONGEST_KEY = 4000;

    private final Cache<Key, RecordedAnswer.Answer> answers;

    RememberedAnswers(ReplaySettings settings) {
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight((long) settings.content().rememberedMegabytes() << 20)
                        .weigher((Key _, RecordedAnswer.Answer a) -> OVERHEAD + a.body().length)
                        .expireAfterWrite(TIME)
                        .build();
    }

    /** All of a request on which the bytes of its answer depend, beside the record. */
    private record Key(
            String file,
            long offset,
            String address,
            @Nullable String query,
            @Nullable String destination,
            @Nullable String encodings) {
        static Key of(CdxLine line, HttpServletRequest request) {
            return new Key(
                    line.file(),
                    line.offset(),
                    request.getRequestURI(),
                    request.getQueryString(),
                    request.getHeader("Sec-Fetch-Dest"),
                    request.getHeader("Accept-Encoding"));
        }

        int length() {
            return address.length()
                    + Objects.requireNonNullElse(query, "").length()
                    + Objects.requireNonNullElse(destination, "").length()
                    + Objects.requireNonNullElse(encodings, "").length();
        }
    }

    /** Writes an answer. */
    interface Making {
        void into(HttpServletResponse response) throws IOException;
    }

    /** Answers as before, or by making the answer. */
    void answer(
            CdxLine line, HttpServletRequest request, HttpServletResponse response, Making making)
            throws IOException {
        if (!isFor(line, request)) {
            making.into(response);
            return;
        }
        Key key = Key.of(line, request);
        if (key.length() > LONGEST_KEY) {
            making.into(response);
            return;
        }
        RecordedAnswer.Answer known = answers.getIfPresent(key);
        if (known != null) {
            known.give(request, response);
            return;
        }
        var recorded = new RecordedAnswer(response);
        making.into(recorded);
        recorded.answer().ifPresent(answer -> answers.put(key, answer));
    }

    /**
     * A revisit shows what stands under another URL, which may be hidden by now; parts of a payload
     * are many.
     */
    private static boolean isFor(CdxLine line, HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getHeader("Range") == null
                && !PostedCaptures.isFor(request)
                && !line.isRevisit()
                && !line.file().isEmpty();
    }
}
