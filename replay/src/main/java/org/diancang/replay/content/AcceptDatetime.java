package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The moment that a client asks a TimeGate for. */
public final class AcceptDatetime {
    /** The one form that RFC 7089 §2.1.1.1 has; Java reads many more. */
    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");

    private AcceptDatetime() {}

    /**
     * Reads the header.
     *
     * @param now what is meant where there is none (RFC 7089 §4.5.3)
     * @return empty if there are several, or it is of another form or no date
     */
    public static Optional<Instant> of(HttpServletRequest request, Instant now) {
        List<String> headers = Collections.list(request.getHeaders("Accept-Datetime"));
        if (headers.isEmpty()) {
            return Optional.of(now);
        }
        String asked = headers.getFirst().strip();
        if (headers.size() > 1 || !FORM.matcher(asked).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
