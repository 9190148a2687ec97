package org.diancang.orchestrator.credential;

import java.util.List;
import java.util.UUID;

/** What came of adding a credential, or of replacing its secret. */
public sealed interface CredentialChange {
    /** It stands. */
    record Saved(Credential credential) implements CredentialChange {}

    /** Something was wrong with what was typed. */
    record Refused(List<CredentialFinding> findings) implements CredentialChange {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The site has one for this server and realm, or for this form: replace its secret, or remove
     * it first.
     *
     * @param place server, or address of the form
     */
    record Duplicate(String place) implements CredentialChange {}

    /** No site, or no credential of it, has this id. */
    record NoSuch(String kind, UUID id) implements CredentialChange {}

    /** The key can't be used; the sentence says why and what to do. */
    record NoKey(String sentence) implements CredentialChange {}
}
