package org.diancang.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/** A CDX server that is measured. */
interface CdxServer extends AutoCloseable {
    CdxClient client();

    /** Where lines of a collection are posted so that bad ones would be skipped. */
    URI intake(String collection);

    /** Where they are posted so that a bad one would have all refused. */
    URI strictIntake(String collection);

    /** Where lines are asked for by {@code ?url=}. */
    URI lookUp(String collection);

    /**
     * Has the store take the least room, and waits until it does.
     *
     * @return whether it can
     */
    boolean compact(List<String> collections) throws IOException, InterruptedException;

    /** Bytes of the store's tables, without logs; empty where its files can't be seen. */
    OptionalLong storeBytes() throws IOException;

    @Override
    void close();

    /** Posts lines; lines a second until the last is seen. */
    default double ingest(String collection, CdxLines.Part lines)
            throws IOException, InterruptedException {
        return client().ingest(intake(collection), lookUp(collection), lines);
    }
}
