package org.diancang.indexer.cdx;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Takes in lines that others wrote: CDX of 9, 11 or 14 columns or CDXJ, one a line, each by its own
 * form; gzip members are understood. Reads as it writes, so that the length of what comes costs no
 * memory. The urlkey of a line is made anew from its URL, so that it is found whoever wrote it.
 */
public interface CdxIntake {
    /**
     * Adds lines; a line that is there already is overwritten.
     *
     * @throws IOException if the lines can't be read to their end; those before may have been added
     * @throws CdxUnavailableException if they can't be made durable now; asking again adds none
     *     twice
     */
    Report add(CollectionName collection, InputStream lines, Options options) throws IOException;

    /**
     * Removes lines by URL, time, file and offset; lines that are not there are no fault.
     *
     * @throws IOException if the lines can't be read to their end; those before may be gone
     * @throws CdxUnavailableException if it can't be made durable now
     */
    Report delete(CollectionName collection, InputStream lines, Options options) throws IOException;

    /**
     * How to take lines in.
     *
     * @param badLines what to do with the rest when a line can't be read
     * @param answer when to return
     */
    record Options(BadLines badLines, Answer answer) {
        /** Keeps what is good, returns when it is durable. */
        public static final Options DEFAULT = new Options(BadLines.SKIPPED, Answer.DURABLE);
    }

    /** What becomes of the others when a line can't be read. */
    enum BadLines {
        /** The others are taken in. */
        SKIPPED,
        /** None is taken in. */
        REFUSE_ALL
    }

    /** When the caller gets an answer. */
    enum Answer {
        /** When no line can be lost any more. */
        DURABLE,
        /** When a search sees them all as well. */
        VISIBLE
    }

    /**
     * What became of the lines.
     *
     * @param lines how many were taken in; 0 where bad ones had all refused
     * @param badLines how many can't be read
     * @param examples the first of those, at most 100
     */
    record Report(long lines, long badLines, List<BadLine> examples) {
        public Report {
            examples = List.copyOf(examples);
        }
    }

    /**
     * A line that can't be read.
     *
     * @param number of the line, from 1
     * @param reason what is wrong with it
     */
    record BadLine(long number, String reason) {}
}
