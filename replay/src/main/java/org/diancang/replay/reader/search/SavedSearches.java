package org.diancang.replay.reader.search;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Searches that a reader has saved, the newest first: in a cookie of the reader's, since nobody
 * signs in here and nothing is remembered of readers.
 *
 * @param addresses of the searches, each beginning with {@code /search?}
 */
record SavedSearches(List<String> addresses) {
    static final int MOST = 20;

    private static final String COOKIE = "searches";
    private static final char BETWEEN = '|';
    private static final int LONGEST = 3_500;
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Pattern ADDRESS = Pattern.compile("/search\\?[A-Za-z0-9=&%+*._-]{1,1000}");
    private static final Pattern WORDS = Pattern.compile("[?&]q=([^&]*)");

    SavedSearches {
        addresses =
                addresses.stream()
                        .filter(address -> ADDRESS.matcher(address).matches())
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    /** Those that a request brings along. */
    static SavedSearches of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .map(value -> new SavedSearches(List.of(value.split("\\|"))))
                .orElse(new SavedSearches(List.of()));
    }

    /** With another one; the oldest go where there is no room. */
    SavedSearches with(String address) {
        List<String> all = new ArrayList<>(List.of(address));
        all.addAll(addresses);
        SavedSearches more = new SavedSearches(all);
        while (more.value().length() > LONGEST) {
            more = new SavedSearches(more.addresses.subList(0, more.addresses.size() - 1));
        }
        return more;
    }

    SavedSearches without(String address) {
        return new SavedSearches(addresses.stream().filter(one -> !one.equals(address)).toList());
    }

    public boolean has(String address) {
        return addresses.contains(address);
    }

    /** What a search is called: its words, or its address where it has none. */
    public String name(String address) {
        Matcher words = WORDS.matcher(address);
        try {
            return words.find() && !words.group(1).isEmpty()
                    ? URLDecoder.decode(words.group(1), StandardCharsets.UTF_8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    ResponseCookie cookie() {
        return ResponseCookie.from(COOKIE, value())
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(addresses.isEmpty() ? Duration.ZERO : KEPT)
                .build();
    }

    private String value() {
        return String.join(String.valueOf(BETWEEN), addresses);
    }
}
