package org.diancang.orchestrator.credential;

import org.diancang.credential.SiteCredentials;

/** What a worker hears that asks for the credentials of its crawl. */
public sealed interface HandOut {
    /** It holds the lease; these are they. */
    record Given(SiteCredentials credentials) implements HandOut {}

    /** It does not hold the lease. */
    record NotHolder() implements HandOut {}

    /** A secret can't be decrypted; the sentence says which, why and what to do. */
    record Unreadable(String sentence) implements HandOut {}
}
