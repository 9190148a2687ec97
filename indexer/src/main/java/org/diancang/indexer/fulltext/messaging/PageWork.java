package org.diancang.indexer.fulltext.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.Examined;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.extract.TextExtractor;
import org.diancang.indexer.fulltext.extract.UnreadableRecordException;
import org.diancang.indexer.fulltext.extract.documents.ParsersUnavailableException;
import org.diancang.indexer.fulltext.messaging.DeadLetters.DeadLetter;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.diancang.indexer.fulltext.store.PageUpdate;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Makes one page's update of the messages about it, reading its record where text is wanted. */
final class PageWork {
    private final TextExtractor extractor;
    private final RetryTemplate retry =
            new RetryTemplate(
                    RetryPolicy.builder()
                            .includes(
                                    UnreadableRecordException.class,
                                    ParsersUnavailableException.class)
                            .maxRetries(3)
                            .delay(Duration.ofMillis(100))
                            .multiplier(3)
                            .build());

    PageWork(TextExtractor extractor) {
        this.extractor = extractor;
    }

    /**
     * What became of a page's messages.
     *
     * @param messages those that the update stands for
     * @param update absent if all are dead letters
     * @param unusable messages whose record can't be read, or that failed in a way unforeseen
     */
    record Result(List<Message> messages, Optional<PageUpdate> update, List<DeadLetter> unusable) {}

    /**
     * Reads at most one record that can be read.
     *
     * @param messages messages about one page, at least one
     * @param wantText whether the index still lacks what the payload says
     */
    Result prepare(List<Message> messages, boolean wantText) throws InterruptedException {
        List<Message> good = new ArrayList<>(messages);
        List<DeadLetter> unusable = new ArrayList<>();
        Optional<Examined> examined = Optional.empty();
        for (Message message : messages) {
            if (!wantText || examined.isPresent()) {
                break;
            }
            if (!message.hasPayload()) {
                continue;
            }
            try {
                examined = Optional.of(examine(message));
            } catch (UnreadableRecordException e) {
                good.remove(message);
                unusable.add(new DeadLetter(message.source(), String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                // A fault of ours with this message: kept aside, it holds up nobody.
                good.remove(message);
                unusable.add(new DeadLetter(message.source(), "failed: " + e));
            }
        }
        return new Result(good, update(good, examined), unusable);
    }

    private Examined examine(Message message) throws InterruptedException {
        try {
            return retry.execute(
                    () -> extractor.examine(message.capture(), message.served().orElseThrow()));
        } catch (RetryException e) {
            switch (e.getCause()) {
                case UnreadableRecordException unreadable -> throw unreadable;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException failed -> throw failed;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static Optional<PageUpdate> update(
            List<Message> messages, Optional<Examined> examined) {
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        Message first = messages.getFirst();
        return Optional.of(
                new PageUpdate(
                        first.page(),
                        messages.stream()
                                .map(message -> message.capture().url())
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        first.capture().urlkey(),
                        first.digest(),
                        messages.stream().flatMap(m -> m.served().stream()).findFirst(),
                        messages.stream()
                                .flatMap(m -> PageType.mediaType(m.capture().servedType()).stream())
                                .min(Comparator.naturalOrder()),
                        messages.stream()
                                .map(m -> m.capture().payloadLength())
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .max(),
                        messages.stream().map(m -> PageCapture.of(m.capture())).toList(),
                        examined));
    }
}
