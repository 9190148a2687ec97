package org.diancang.indexer.fulltext.extract;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends a page early once it has opened more tags than any honest page: each may cost a node of a
 * tree, a hundred times its length. Also the place where a parser meets its deadline.
 */
final class BudgetReader extends FilterReader {
    private static final int CHARACTERS_PER_CHECK = 4096;

    private final Deadline deadline;
    private int tags;
    private boolean spent;

    BudgetReader(Reader in, int tags, Deadline deadline) {
        super(in);
        this.tags = tags;
        this.deadline = deadline;
    }

    /** Whether the page was ended early. */
    boolean spent() {
        return spent;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        deadline.check();
        if (spent) {
            return -1;
        }
        int read = super.read(buffer, offset, Math.min(length, CHARACTERS_PER_CHECK));
        for (int i = 0; i < read; i++) {
            if (buffer[offset + i] == '<' && --tags < 0) {
                spent = true;
                return i == 0 ? -1 : i;
            }
        }
        return read;
    }
}
