package org.diancang.samplesite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that a server is too busy to answer. Thread-safe. */
final class Refusals {
    private static final int UNAVAILABLE = 503;

    private final AtomicInteger left = new AtomicInteger();
    private volatile int retryAfter;

    void refuse(int times, int seconds) {
        retryAfter = seconds;
        left.set(times);
    }

    Optional<Answer> find(Request request) {
        boolean refused =
                left.get() > 0
                        && !request.path().equals("/robots.txt")
                        && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        if (!refused) {
            return Optional.empty();
        }
        Answer page = Answer.html(UNAVAILABLE, "<!DOCTYPE html><title>503</title>");
        Map<String, String> headers = new LinkedHashMap<>(page.headers());
        headers.put("Retry-After", String.valueOf(retryAfter));
        return Optional.of(new Answer(page.status(), headers, page.body()));
    }
}
