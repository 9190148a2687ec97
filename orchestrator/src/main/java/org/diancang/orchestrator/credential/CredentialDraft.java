package org.diancang.orchestrator.credential;

import org.jspecify.annotations.Nullable;

/**
 * A credential for HTTP authentication as somebody wants it; checked when it is added.
 *
 * @param server origin; a path of {@code /} does no harm
 * @param realm absent or empty: any of that server
 * @param userName user name
 * @param password the secret
 */
public record CredentialDraft(
        @Nullable String server,
        @Nullable String realm,
        @Nullable String userName,
        @Nullable String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "CredentialDraft[server=" + server + ", realm=" + realm + "]";
    }
}
