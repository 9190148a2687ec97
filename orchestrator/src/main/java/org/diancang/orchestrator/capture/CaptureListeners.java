package org.diancang.orchestrator.capture;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Topics;
import org.diancang.events.WarcFileSealed;
import org.diancang.orchestrator.messaging.Failure;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/** Consumers of what crawls wrote. */
@Component
class CaptureListeners {
    private final EventCodec codec;
    private final CaptureBooks books;
    private final SealedFiles files;

    CaptureListeners(EventCodec codec, CaptureBooks books, SealedFiles files) {
        this.codec = codec;
        this.books = books;
        this.files = files;
    }

    /**
     * Books a whole batch in one transaction. Where one message spoils it, those before it are
     * booked, it alone is refused, and those behind it come again. Nobody waits for a booking, so
     * that half a second's captures may gather for one transaction.
     */
    @KafkaListener(
            topics = "${diancang.topic-prefix:}" + Topics.CAPTURES,
            groupId = "${diancang.topic-prefix:}orchestrator-" + Topics.CAPTURES,
            batch = "true",
            properties = {"fetch.min.bytes=1000000", "fetch.max.wait.ms=500"})
    void captured(List<ConsumerRecord<String, byte[]>> messages) {
        List<ResourceCaptured> captures = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                captures.add(codec.decode(message.value(), ResourceCaptured.class));
            } catch (MalformedEventException e) {
                book(captures, messages);
                throw new BatchListenerFailedException("malformed", e, message);
            }
        }
        book(captures, messages);
    }

    @KafkaListener(
            topics = "${diancang.topic-prefix:}" + Topics.WARC_FILES,
            groupId = "${diancang.topic-prefix:}orchestrator-" + Topics.WARC_FILES)
    void sealed(ConsumerRecord<String, byte[]> message) {
        files.book(codec.decode(message.value(), WarcFileSealed.class));
    }

    private void book(
            List<ResourceCaptured> captures, List<ConsumerRecord<String, byte[]>> messages) {
        try {
            books.book(captures);
        } catch (RuntimeException e) {
            if (Failure.of(e) == Failure.DATABASE_AWAY) {
                throw new BatchListenerFailedException("not booked", e, messages.getFirst());
            }
            bookOneByOne(captures, messages);
        }
    }

    private void bookOneByOne(
            List<ResourceCaptured> captures, List<ConsumerRecord<String, byte[]>> messages) {
        for (int i = 0; i < captures.size(); i++) {
            try {
                books.book(List.of(captures.get(i)));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("not booked", e, messages.get(i));
            }
        }
    }
}
