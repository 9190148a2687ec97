package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A message that can't be understood, with why and whence in its headers. */
final class DeadLetter {
    private static final int LONGEST_REASON = 1_000;

    private DeadLetter() {}

    /**
     * The letter of a message.
     *
     * @param consumer name of the consumer group that refuses it
     */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> message, RecordMetadata from, String consumer, String reason) {
        var letter =
                new Record<>(
                        message.key(),
                        message.value(),
                        Math.max(message.timestamp(), 0),
                        message.headers());
        add(letter.headers(), "reason", shortened(reason));
        add(letter.headers(), "source-partition", Integer.toString(from.partition()));
        add(letter.headers(), "source-offset", Long.toString(from.offset()));
        add(letter.headers(), "consumer", consumer);
        return letter;
    }

    static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
