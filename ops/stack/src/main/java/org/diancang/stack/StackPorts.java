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
        int[] p = freePorts(5);
        return new StackPorts(p[0], p[1], p[2], p[3], p[4]);
    }

    /**
     * A port that nobody uses at this moment.
     *
     * @throws StackException if the machine has none
     */
    public static int freePort() {
        return freePorts(1)[0];
    }

    /**
     * Ports that nobody uses at this moment, no two the same.
     *
     * @throws StackException if the machine has not so many
     */
    public static int[] freePorts(int count) {
        int[] ports = new int[count];
        hold(ports, 0);
        return ports;
    }

    /** Each is held until the last is found: one that is free again may be found once more. */
    private static void hold(int[] ports, int from) {
        if (from == ports.length) {
            return;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports[from] = socket.getLocalPort();
            hold(ports, from + 1);
        } catch (IOException e) {
            throw new StackException("no free port on this machine: " + e.getMessage(), e);
        }
    }
}
