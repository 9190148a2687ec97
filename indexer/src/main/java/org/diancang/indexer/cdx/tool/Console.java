package org.diancang.indexer.cdx.tool;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/**
 * What a command reads and writes where no file is named.
 *
 * @param err for people
 * @param terminal whether somebody watches {@code err}
 */
record Console(InputStream in, OutputStream out, PrintStream err, boolean terminal, Clock clock) {
    /** Set by {@code ./diancang}, since Java can't tell where standard error leads to. */
    private static final String TERMINAL = "diancang.terminal";

    // Not System.out, which would keep quiet when it can't write.
    static Console ofProcess() {
        return new Console(
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                System.err,
                Boolean.getBoolean(TERMINAL),
                Clock.systemUTC());
    }
}
