package org.diancang.indexer.cdx.intake;

import org.diancang.events.Topics;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;

/** The blocks of one request, one a partition; each is sent as soon as it is full. */
final class Blocks implements LineSink {
    private final LineBlock.Writer[] writers = new LineBlock.Writer[Topics.PARTITIONS];
    private final CollectionName collection;
    private final BlockTopic topic;
    private final Sent sent;
    private final Courtesy courtesy;

    Blocks(CollectionName collection, BlockTopic topic, Sent sent, Courtesy courtesy) {
        this.collection = collection;
        this.topic = topic;
        this.sent = sent;
        this.courtesy = courtesy;
        for (int partition = 0; partition < writers.length; partition++) {
            writers[partition] = new LineBlock.Writer(collection);
        }
    }

    @Override
    public void put(int partition, CompactBytes key, CompactBytes value) {
        writers[partition].put(key, value);
        sendIfFull(partition);
    }

    @Override
    public void delete(int partition, CompactBytes key) {
        writers[partition].delete(key);
        if (collection.equals(CollectionName.MAIN)) {
            // Nobody knows which of the two topics has it.
            topic.removeCaptured(partition, key.toBytes(), sent);
        }
        sendIfFull(partition);
    }

    @Override
    public void alias(int partition, CompactBytes key, CompactBytes value) {
        writers[partition].alias(key, value);
        sendIfFull(partition);
    }

    @Override
    public void unalias(int partition, CompactBytes key) {
        writers[partition].unalias(key);
        sendIfFull(partition);
    }

    /** Sends what is left. */
    void flush() {
        for (int partition = 0; partition < writers.length; partition++) {
            if (!writers[partition].isEmpty()) {
                send(partition);
            }
        }
    }

    private void sendIfFull(int partition) {
        if (writers[partition].isFull()) {
            send(partition);
            courtesy.afterWork();
        }
    }

    private void send(int partition) {
        sent.mustGoOn();
        topic.send(partition, collection, writers[partition].take(), sent);
    }
}
