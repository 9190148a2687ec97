package org.diancang.orchestrator.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * What a site asks for, without its secret.
 *
 * @param id identity
 * @param siteId site
 * @param login where it is told, and as what
 * @param secretSetBy user name of who set the secret last
 * @param secretSetAt when
 * @param readable whether the secret can be decrypted with the key that is there now
 */
public record Credential(
        UUID id,
        UUID siteId,
        Login login,
        String secretSetBy,
        Instant secretSetAt,
        boolean readable) {}
