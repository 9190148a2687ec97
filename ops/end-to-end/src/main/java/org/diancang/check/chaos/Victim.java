package org.diancang.check.chaos;

/** What is killed. */
enum Victim {
    /** The engine; its adapter starts another. */
    ENGINE,
    /** The crawler adapter; the launcher starts it again. */
    ADAPTER,
    /** Kafka; the launcher starts it again. */
    BROKER
}
