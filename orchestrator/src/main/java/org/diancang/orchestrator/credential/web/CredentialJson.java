package org.diancang.orchestrator.credential.web;

import java.time.Instant;
import java.util.UUID;
import org.diancang.orchestrator.credential.Credential;
import org.diancang.orchestrator.credential.Login;
import org.jspecify.annotations.Nullable;

/** A credential as the API shows it: that there is a secret, by whom and when it was set. */
record CredentialJson(
        UUID id,
        String kind,
        String server,
        @Nullable String realm,
        @Nullable String userName,
        String secretSetBy,
        Instant secretSetAt,
        boolean secretReadable) {
    static CredentialJson of(Credential credential) {
        Login login = credential.login();
        return new CredentialJson(
                credential.id(),
                login instanceof Login.Http ? "HTTP" : "FORM",
                login.server(),
                login instanceof Login.Http http ? http.realm() : null,
                login instanceof Login.Http http ? http.userName() : null,
                credential.secretSetBy(),
                credential.secretSetAt(),
                credential.readable());
    }
}
