package org.diancang.indexer.fulltext.extract.documents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Has documents read by processes, as many side by side as there are processes. Thread-safe. */
public final class DocumentParsers implements AutoCloseable {
    private final List<ParserProcess> all = new ArrayList<>();
    private final BlockingQueue<ParserProcess> free;

    /** No process is started before there is a document for it. */
    public DocumentParsers(ParserSettings settings) {
        for (int i = 0; i < settings.processes(); i++) {
            all.add(new ParserProcess(settings, i));
        }
        free = new ArrayBlockingQueue<>(settings.processes(), /* fair= */ true, all);
    }

    /**
     * Has a document read; waits while all processes are busy.
     *
     * @param document its bytes, not kept
     * @param time how long reading may take, positive
     * @throws ParsersUnavailableException if no process can be started; worth another try
     * @throws InterruptedException if the caller is interrupted; reading ends with that
     */
    public Parsed parse(byte[] document, Duration time) throws InterruptedException {
        ParserProcess process = free.take();
        try {
            return process.parse(document, time);
        } finally {
            free.add(process);
        }
    }

    /** Ends all processes. */
    @Override
    public void close() {
        all.forEach(ParserProcess::close);
    }
}
