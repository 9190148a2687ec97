package org.diancang.orchestrator.capture;

import java.util.Optional;

/**
 * What a list of captures is narrowed to.
 *
 * @param problems only errors, answers of 400 and above
 * @param outcome only this
 * @param host only this host, lower case; empty for all
 */
public record CaptureFilter(boolean problems, Optional<CaptureOutcome> outcome, String host) {
    /** Every capture. */
    public static final CaptureFilter ALL = new CaptureFilter(false, Optional.empty(), "");

    /** SQL that follows a condition; its parameters are named as the fields. */
    String sql() {
        return (problems || outcome.map(CaptureOutcome::problem).orElse(false)
                        ? " and status >= 400"
                        : "")
                + (outcome.isPresent()
                        ? " and captured_outcome(status, record_type = 'revisit') = :outcome"
                        : "")
                + (host.isEmpty() ? "" : " and captured_host(url) = :host");
    }
}
