package org.diancang.indexer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The groups of the reader for whom a service of the installation asks. Only who has the secret may
 * send the header ({@link InternalAccess} refuses it from all others), so what it says is true.
 */
public final class ReaderGroups {
    /** Names of groups, separated by commas. */
    public static final String HEADER = "Diancang-Reader-Groups";

    private ReaderGroups() {}

    /** The groups that a request names; none: the public. */
    public static Set<String> of(HttpServletRequest request) {
        return read(request.getHeader(HEADER));
    }

    /** Those of the request that this thread answers; none where it answers none. */
    public static Set<String> ofThisRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? of(now.getRequest())
                : Set.of();
    }

    private static Set<String> read(@Nullable String header) {
        return header == null
                ? Set.of()
                : Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
