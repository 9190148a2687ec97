package org.diancang.indexer.cdx.tool.files;

/** A file can't be read or written, or isn't what it must be; the message is for people. */
public final class CdxFileException extends RuntimeException {
    /** Says which file and what to do. */
    public CdxFileException(String message) {
        super(message);
    }
}
