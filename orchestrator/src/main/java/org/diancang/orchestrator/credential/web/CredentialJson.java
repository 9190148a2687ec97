package org.diancang.orchestrator.credential.web;

import java.time.Instant;
import java.util.UUID;
import org.diancang.orchestrator.credential.Credential;
import org.diancang.orchestrator.credential.Login;

/** A credential as the API shows it: that there is a secret, by whom and when it was set. */
record CredentialJson(
        UUID id,
        String server,
        String realm,
        String userName,
        String secretSetBy,
        Instant secretSetAt,
        boolean secretReadable) {
    static CredentialJson of(Credential credential) {
        Login login = credential.login();
        return new CredentialJson(
                credential.id(),
                login.server(),
                login.realm(),
                login.userName(),
                credential.secretSetBy(),
                credential.secretSetAt(),
                credential.readable());
    }
}
