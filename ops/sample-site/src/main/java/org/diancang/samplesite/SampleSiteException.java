package org.diancang.samplesite;

/** A sample site can't start; the message names the address or the file. */
public final class SampleSiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SampleSiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
