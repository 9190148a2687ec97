package org.diancang.adapter;

/** Work was left half done because the service closes; the next start goes on with it. */
public final class AdapterClosingException extends AdapterException {
    private static final long serialVersionUID = 1L;

    /** With what was left. */
    public AdapterClosingException(String message) {
        super(message);
    }
}
