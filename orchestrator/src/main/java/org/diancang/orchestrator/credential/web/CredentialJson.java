package org.diancang.orchestrator.credential.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.credential.Credential;
import org.diancang.orchestrator.credential.Login;
import org.jspecify.annotations.Nullable;

/**
 * A credential as the API shows it: that there is a secret, by whom and when it was set. What the
 * other kind has is null.
 */
record CredentialJson(
        UUID id,
        Login.Kind kind,
        String server,
        @Nullable String realm,
        String userName,
        @Nullable String loginUrl,
        @Nullable String userField,
        @Nullable String passwordField,
        @Nullable Map<String, String> fields,
        String secretSetBy,
        Instant secretSetAt,
        boolean secretReadable) {
    static CredentialJson of(Credential credential) {
        return switch (credential.login()) {
            case Login.Http login ->
                    new CredentialJson(
                            credential.id(),
                            login.kind(),
                            login.server(),
                            login.realm(),
                            login.userName(),
                            null,
                            null,
                            null,
                            null,
                            credential.secretSetBy(),
                            credential.secretSetAt(),
                            credential.readable());
            case Login.Form login ->
                    new CredentialJson(
                            credential.id(),
                            login.kind(),
                            login.server(),
                            null,
                            login.userName(),
                            login.loginUrl(),
                            login.userField(),
                            login.passwordField(),
                            login.fields(),
                            credential.secretSetBy(),
                            credential.secretSetAt(),
                            credential.readable());
        };
    }
}
