package org.diancang.replay.cdx;

import java.time.Instant;
import java.util.Optional;

/**
 * Captures that access rules keep from this reader, who may be told so (HTTP 451, RFC 7725).
 *
 * @param message the reason, as staff have written it for readers; empty where they have not
 * @param until when the nearest of them may be seen, if an embargo hides it
 */
public record Withheld(String message, Optional<Instant> until) {}
