package org.diancang.indexer.topic;

import org.jspecify.annotations.Nullable;

/** What is known of a topic. Written by one thread, which publishes what others may see. */
public interface Book {
    /** The topic is read from its beginning. */
    void startOver();

    /** Takes one message of the topic, which may come twice and late. */
    Reading take(byte @Nullable [] key, byte @Nullable [] value);

    /** The topic was read to its end: what it no longer has is gone. */
    void forgetUnseen();

    /** Lets everybody see what is known now. */
    void publish();
}
