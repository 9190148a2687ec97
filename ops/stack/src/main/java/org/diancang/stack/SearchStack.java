package org.diancang.stack;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Kafka node and an Elasticsearch node alone, for measurements that need nothing else. */
public final class SearchStack implements AutoCloseable {
    private final Component broker;
    private final Component search;
    private final StackPorts ports;

    private SearchStack(Component broker, Component search, StackPorts ports) {
        this.broker = broker;
        this.search = search;
        this.ports = ports;
    }

    /**
     * Starts both on free ports.
     *
     * @param folder where their data and logs are kept
     * @throws StackException if one does not start
     */
    public static SearchStack start(Path folder) {
        StackPorts ports = StackPorts.random();
        Children children = new Children(folder.resolve("processes"));
        CompletableFuture<Component> search =
                CompletableFuture.supplyAsync(
                        () ->
                                ElasticsearchNode.startThorough(
                                        folder.resolve("elasticsearch"), ports, children));
        Component broker;
        try {
            broker = KafkaBroker.start(folder.resolve("kafka"), ports, children);
        } catch (StackException e) {
            search.thenAccept(Component::close).join();
            throw e;
        }
        try {
            return new SearchStack(broker, search.join(), ports);
        } catch (CompletionException e) {
            broker.close();
            throw new StackException("Elasticsearch did not start: " + e.getCause(), e);
        }
    }

    /** Kafka's address, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Elasticsearch's base URL. */
    public String elasticsearchUrl() {
        return "http://127.0.0.1:" + ports.elasticsearch();
    }

    @Override
    public void close() {
        try {
            search.close();
        } finally {
            broker.close();
        }
    }
}
