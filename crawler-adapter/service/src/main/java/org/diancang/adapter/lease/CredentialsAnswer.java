package org.diancang.adapter.lease;

import org.diancang.credential.SiteCredentials;

/** What the orchestrator says when it is asked for the credentials of a crawl. */
public sealed interface CredentialsAnswer {
    /** These; often none. */
    record Given(SiteCredentials credentials) implements CredentialsAnswer {}

    /** It can't decrypt them; the sentence says why and what to do. */
    record Unreadable(String sentence) implements CredentialsAnswer {}
}
