package org.diancang.indexer.topic;

/** What became of a message. */
public sealed interface Reading {
    /** Something is other than before. */
    record Changed() implements Reading {}

    /** It says nothing new. */
    record Late() implements Reading {}

    /** It is none that the topic should have; why, for people. */
    record Unreadable(String reason) implements Reading {}
}
