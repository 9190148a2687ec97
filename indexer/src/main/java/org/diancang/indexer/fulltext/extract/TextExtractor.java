package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.WarcStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts the text of a capture, whatever the page does: each on a thread of its own, so that one
 * that hangs, overflows its stack or exhausts its limits harms no other. Thread-safe.
 */
public final class TextExtractor {
    private static final Logger log = LoggerFactory.getLogger(TextExtractor.class);

    /** How long a page that missed its deadline may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final byte[] PDF_MAGIC = {'%', 'P', 'D', 'F', '-'};

    private final ExtractionLimits limits;
    private final RecordReader records;
    private final HtmlText html;
    private final PdfText pdf;
    private final PlainText plain;

    /** Extracts from records of a store. */
    public TextExtractor(WarcStore store, ExtractionLimits limits) {
        this.limits = limits;
        this.records = new RecordReader(store, limits.payloadBytes());
        this.html = new HtmlText(limits);
        this.pdf = new PdfText(limits);
        this.plain = new PlainText(limits);
    }

    /**
     * The text of a response.
     *
     * @param served what it was served as; a PDF is recognised whatever it was served as
     * @throws UnreadableRecordException if the record can't be read; worth another try
     * @throws InterruptedException if the caller is interrupted
     */
    public Extraction extract(ResourceCaptured capture, PageType served)
            throws InterruptedException {
        Deadline deadline = Deadline.in(limits.time());
        FutureTask<Extraction> task =
                new FutureTask<>(() -> extract(records.read(capture, deadline), served, deadline));
        Thread thread = Thread.ofPlatform().daemon().name("extract-text").start(task);
        try {
            return task.get(limits.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableRecordException unreadable) {
                throw unreadable;
            }
            log.warn("{}: no text, {}", capture.captureId(), String.valueOf(e.getCause()));
            return new Extraction.NoText(served, reason(e));
        } catch (TimeoutException e) {
            log.warn("{}: no text, still busy after {}", capture.captureId(), limits.time());
            return new Extraction.NoText(served, "took too long");
        } finally {
            if (!task.isDone()) {
                task.cancel(true);
                thread.interrupt();
            }
        }
    }

    /** The text of a payload, on the caller's thread. */
    Extraction extract(Payload payload, PageType served, Deadline deadline) throws IOException {
        if (startsWith(payload.bytes(), PDF_MAGIC)) {
            return pdf.extract(payload, deadline);
        }
        return switch (served) {
            case HTML -> html.extract(payload, deadline);
            case PDF -> pdf.extract(payload, deadline);
            case TEXT -> plain.extract(payload);
        };
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static String reason(ExecutionException e) {
        return switch (e.getCause()) {
            case StackOverflowError _ -> "nested too deeply";
            case OutOfMemoryError _ -> "needs too much memory";
            case IOException cause when cause.getMessage() != null -> cause.getMessage();
            case Throwable cause -> "failed: " + cause.getClass().getSimpleName();
            case null -> "failed";
        };
    }
}
