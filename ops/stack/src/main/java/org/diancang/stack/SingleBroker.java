package org.diancang.stack;

import java.nio.file.Path;

/** A Kafka node alone, for measurements that need nothing else. */
public final class SingleBroker implements AutoCloseable {
    private final Component broker;
    private final StackPorts ports;

    private SingleBroker(Component broker, StackPorts ports) {
        this.broker = broker;
        this.ports = ports;
    }

    /**
     * Starts one on free ports.
     *
     * @param folder where its data and log are kept
     * @throws StackException if it does not start
     */
    public static SingleBroker start(Path folder) {
        StackPorts ports = StackPorts.random();
        Children children = new Children(folder.resolve("processes"));
        return new SingleBroker(KafkaBroker.start(folder.resolve("kafka"), ports, children), ports);
    }

    /** Its address, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    @Override
    public void close() {
        broker.close();
    }
}
