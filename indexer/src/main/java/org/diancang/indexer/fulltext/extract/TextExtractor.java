package org.diancang.indexer.fulltext.extract;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.documents.ParsersUnavailableException;
import org.diancang.warcstore.WarcStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts the text of a capture, whatever the page does: HTML and plain text each on a thread that
 * nobody else waits for, so that one that hangs, overflows its stack or exhausts its limits harms
 * no other; everything else in a process. Thread-safe.
 */
public final class TextExtractor {
    private static final Logger log = LoggerFactory.getLogger(TextExtractor.class);

    /** How long a page that missed its deadline may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ExtractionLimits limits;
    private final MeterRegistry meters;
    private final RecordReader records;
    private final HtmlText html;
    private final PlainText plain;
    private final DocumentText documents;

    /** As many as are needed; one that hangs is not waited for. */
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("extract-text-", 0).factory());

    /** Extracts from records of a store; the parsers are not closed. */
    public TextExtractor(
            WarcStore store,
            ExtractionLimits limits,
            DocumentParsers parsers,
            MeterRegistry meters) {
        this.limits = limits;
        this.meters = meters;
        this.records = new RecordReader(store, limits.payloadBytes());
        this.html = new HtmlText(limits);
        this.plain = new PlainText(limits);
        this.documents = new DocumentText(limits, parsers);
    }

    /** What a page's own thread comes to. */
    private sealed interface Step {
        /** It is done. */
        record Done(Examined examined) implements Step {}

        /** A process has to look. */
        record Apart(Payload payload, String identifiedType, PageType kind) implements Step {}
    }

    /**
     * The text of a response.
     *
     * @param served what it was served as; what it is, its bytes tell
     * @throws UnreadableRecordException if the record can't be read; worth another try
     * @throws ParsersUnavailableException if no process can be started; worth another try
     * @throws InterruptedException if the caller is interrupted
     */
    public Extraction extract(ResourceCaptured capture, PageType served)
            throws InterruptedException {
        return examine(capture, served).extraction();
    }

    /**
     * The text of a response, and what else was learned of it.
     *
     * @param served what it was served as; what it is, its bytes tell
     * @throws UnreadableRecordException if the record can't be read; worth another try
     * @throws ParsersUnavailableException if no process can be started; worth another try
     * @throws InterruptedException if the caller is interrupted
     */
    public Examined examine(ResourceCaptured capture, PageType served) throws InterruptedException {
        Deadline deadline = Deadline.in(limits.time());
        Examined examined =
                switch (onThread(capture, served, deadline)) {
                    case Step.Done done -> done.examined();
                    case Step.Apart(Payload payload, String type, PageType kind) ->
                            documents.examine(payload, type, kind, deadline);
                };
        if (examined.extraction() instanceof Extraction.NoText none) {
            log.info("{}: not extracted, {}", capture.captureId(), none.reason());
            meters.counter("diancang.fulltext.not.extracted", "reason", none.obstacle().tag())
                    .increment();
        }
        if (examined.extraction() instanceof Extraction.Text text && text.truncated()) {
            log.info("{}: text is cut", capture.captureId());
            meters.counter("diancang.fulltext.truncated").increment();
        }
        return examined;
    }

    private Step onThread(ResourceCaptured capture, PageType served, Deadline deadline)
            throws InterruptedException {
        FutureTask<Step> task =
                new FutureTask<>(() -> step(records.read(capture, deadline), served, deadline));
        threads.execute(task);
        try {
            return task.get(limits.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableRecordException unreadable) {
                throw unreadable;
            }
            return failed(none(served, e));
        } catch (TimeoutException e) {
            return failed(none(served, Obstacle.TIME));
        } finally {
            // Of one that is done it changes nothing.
            task.cancel(true);
        }
    }

    private Step step(Payload payload, PageType served, Deadline deadline) throws IOException {
        String type = TypeDetection.identify(payload);
        Optional<PageType> identified = MediaTypes.kind(type);
        return switch (served) {
            case HTML, TEXT -> {
                if (isDocument(payload, type, identified)) {
                    yield new Step.Apart(payload, type, identified.orElse(PageType.OTHER));
                }
                yield done(inProcess(payload, served, deadline), type);
            }
            case PDF, DOCUMENT, SPREADSHEET, PRESENTATION, IMAGE, AUDIO, VIDEO, OTHER -> {
                if (identified.equals(Optional.of(PageType.HTML))) {
                    yield done(html.extract(payload, deadline), type);
                }
                if (identified.equals(Optional.of(PageType.TEXT))) {
                    yield done(textServedAs(served, payload), type);
                }
                if (served == PageType.OTHER
                        && identified.isEmpty()
                        && !MediaTypes.isContainer(type)) {
                    yield done(DocumentText.unread(type), type);
                }
                yield new Step.Apart(payload, type, identified.orElse(served));
            }
        };
    }

    private Extraction inProcess(Payload payload, PageType served, Deadline deadline)
            throws IOException {
        return served == PageType.HTML ? html.extract(payload, deadline) : plain.extract(payload);
    }

    /** A page is what a browser shows as one; only bytes that are no text at all say otherwise. */
    private static boolean isDocument(Payload payload, String type, Optional<PageType> identified) {
        boolean apart =
                identified.filter(PageType::isParsedApart).isPresent()
                        || MediaTypes.isContainer(type);
        return apart
                && (identified.equals(Optional.of(PageType.PDF))
                        || type.equals("application/rtf")
                        || PlainText.isBinary(payload.bytes()));
    }

    /** Letters are no document of another kind, whatever its server says. */
    private Extraction textServedAs(PageType served, Payload payload) {
        return served == PageType.OTHER
                ? plain.extract(payload)
                : new Extraction.NoText(
                        served, Obstacle.BROKEN, Obstacle.BROKEN.reason() + ": it is plain text");
    }

    private static Step done(Extraction extraction, String type) {
        return new Step.Done(Examined.of(extraction).identifiedAs(type));
    }

    private static Step failed(Extraction.NoText none) {
        return new Step.Done(Examined.of(none));
    }

    private static Extraction.NoText none(PageType served, Obstacle obstacle) {
        return new Extraction.NoText(served, obstacle, obstacle.reason());
    }

    private static Extraction.NoText none(PageType served, ExecutionException failure) {
        return switch (failure.getCause()) {
            case StackOverflowError _ ->
                    new Extraction.NoText(served, Obstacle.BOMB, "nested too deeply");
            case OutOfMemoryError _ -> none(served, Obstacle.MEMORY);
            case InterruptedIOException _ -> none(served, Obstacle.TIME);
            case IOException e when e.getMessage() != null ->
                    new Extraction.NoText(served, Obstacle.BROKEN, e.getMessage());
            case Throwable e ->
                    new Extraction.NoText(
                            served, Obstacle.BROKEN, "failed: " + e.getClass().getSimpleName());
            case null -> none(served, Obstacle.BROKEN);
        };
    }
}
