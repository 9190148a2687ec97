package org.diancang.replay.capture;

/**
 * The index names a record that can't be read: its file is not there, or what stands at the offset
 * is no record.
 */
public final class LostRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With file, offset and what is wrong. */
    public LostRecordException(String message) {
        super(message);
    }

    /** With file, offset, what is wrong, and the cause. */
    public LostRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
