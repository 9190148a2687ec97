package org.diancang.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All credentials of a site, as one JSON object with the fields named as here.
 *
 * @param http for HTTP authentication; absent: none
 * @param forms for login forms; absent: none
 */
public record SiteCredentials(List<HttpCredential> http, List<FormCredential> forms) {
    /** None. */
    public static final SiteCredentials NONE = new SiteCredentials(List.of(), List.of());

    @SuppressWarnings("NullAway") // JSON hands null for what it does not have.
    public SiteCredentials {
        http = http == null ? List.of() : List.copyOf(http);
        forms = forms == null ? List.of() : List.copyOf(forms);
    }

    static void need(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
