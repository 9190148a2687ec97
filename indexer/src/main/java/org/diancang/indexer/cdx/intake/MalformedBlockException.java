package org.diancang.indexer.cdx.intake;

/** A message of {@code cdx-bulk} is no block of lines. */
public final class MalformedBlockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A sentence says what is wrong with it. */
    public MalformedBlockException(String reason) {
        super(reason);
    }
}
