package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.UUID;
import org.diancang.orchestrator.credential.Credential;
import org.diancang.orchestrator.credential.CredentialEvent;
import org.diancang.orchestrator.credential.Login;
import org.jspecify.annotations.Nullable;

/**
 * A credential in the list.
 *
 * @param realm of HTTP authentication; empty: any
 * @param loginUrl of a form; empty for HTTP authentication
 * @param who user name
 * @param readable whether the secret can be decrypted
 */
record CredentialRow(
        UUID id,
        String server,
        String realm,
        String loginUrl,
        String who,
        String setBy,
        Instant setAt,
        boolean readable) {
    static CredentialRow of(Credential credential, People people) {
        Login login = credential.login();
        return new CredentialRow(
                credential.id(),
                login.server(),
                login instanceof Login.Http http ? http.realm() : "",
                login instanceof Login.Form form ? form.loginUrl() : "",
                login.userName(),
                people.name(credential.secretSetBy()),
                credential.secretSetAt(),
                credential.readable());
    }

    /** Something that was done; {@code crawlId} where a worker got it for a crawl. */
    record Event(String key, String server, String by, @Nullable UUID crawlId, Instant at) {
        static Event of(CredentialEvent event, People people) {
            boolean worker = event.what() == CredentialEvent.What.HANDED_OUT;
            return new Event(
                    "credential.event." + event.what().name(),
                    event.server(),
                    worker ? event.by() : people.name(event.by()),
                    event.crawlId().orElse(null),
                    event.at());
        }
    }
}
