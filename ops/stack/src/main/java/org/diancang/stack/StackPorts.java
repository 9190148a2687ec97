package org.diancang.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where the components listen, all on loopback.
 *
 * @param postgres PostgreSQL
 * @param kafka Kafka's client listener
 * @param kafkaController Kafka's controller listener
 * @param elasticsearch Elasticsearch's HTTP
 * @param elasticsearchTransport Elasticsearch's transport
 */
public record StackPorts(
        int postgres,
        int kafka,
        int kafkaController,
        int elasticsearch,
        int elasticsearchTransport) {

    /** The ports of docs/architecture.md. */
    public static final StackPorts STANDARD = new StackPorts(15432, 19092, 19093, 19200, 19300);

    /** Ports that nobody uses at this moment. */
    public static StackPorts random() {
        return new StackPorts(freePort(), freePort(), freePort(), freePort(), freePort());
    }

    /**
     * A port that nobody uses at this moment.
     *
     * @throws StackException if the machine has none
     */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("no free port on this machine: " + e.getMessage(), e);
        }
    }
}
