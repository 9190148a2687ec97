package org.diancang.indexer.cdx.store;

/** A snapshot is not what was written, or none at all; the message says where and how. */
final class DamagedSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String what) {
        super(what);
    }

    DamagedSnapshotException(String what, Throwable cause) {
        super(what, cause);
    }
}
