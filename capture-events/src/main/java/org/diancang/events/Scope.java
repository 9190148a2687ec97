package org.diancang.events;

import java.util.List;
import java.util.Objects;

/**
 * What belongs to a site.
 *
 * @param kind how {@code values} are read
 * @param values host names or registered domains (lower case, without port), absolute URLs or URL
 *     prefixes, or expressions ({@link org.diancang.url.UrlPattern})
 */
public record Scope(Kind kind, List<String> values) {
    /** How far a crawl goes from its seeds. */
    public enum Kind {
        /** Everything on the named hosts, any port, http and https. */
        HOST,
        /** Everything whose URL starts with one of the prefixes, http and https alike. */
        PREFIX,
        /** The pages with these URLs alone, http and https alike, and what they need. */
        PAGE,
        /** Everything on hosts of these registered domains, such as {@code qinghe.gov.example}. */
        DOMAIN,
        /** Everything whose URL matches one of the expressions. */
        REGEX
    }

    public Scope {
        Objects.requireNonNull(kind, "kind is missing");
        Objects.requireNonNull(values, "values is missing");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a scope needs at least one value");
        }
        values = List.copyOf(values);
    }
}
