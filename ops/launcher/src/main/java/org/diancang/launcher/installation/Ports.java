package org.diancang.launcher.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.stack.StackPorts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything of an installation listens. The actual ones are in {@code run/ports.json}, read
 * by everybody who wants to talk to the product.
 */
public record Ports(
        int desk,
        int reader,
        int content,
        int indexer,
        int adapter,
        int postgres,
        int kafka,
        int kafkaController,
        int elasticsearch,
        int elasticsearchTransport,
        int sampleGovernment,
        int sampleMuseum,
        int sampleEconomy,
        int sampleDns) {

    /** The ports of docs/architecture.md. */
    public static final Ports STANDARD =
            new Ports(
                    8080, 8081, 8082, 8083, 8084, 15432, 19092, 19093, 19200, 19300, 18080, 18081,
                    18082, 18053);

    private static final String FILE = "ports.json";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Ports that nobody uses now; those of the sample sites stay as this data folder knows them.
     */
    public static Ports random(DataFolder data) {
        Ports sample = read(data).orElseGet(Ports::allFree);
        return allFree()
                .withSample(
                        sample.sampleGovernment,
                        sample.sampleMuseum,
                        sample.sampleEconomy,
                        sample.sampleDns);
    }

    private static Ports allFree() {
        int[] p = new int[14];
        for (int i = 0; i < p.length; i++) {
            p[i] = StackPorts.freePort();
        }
        return new Ports(
                p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11], p[12],
                p[13]);
    }

    private Ports withSample(int government, int museum, int economy, int dns) {
        return new Ports(
                desk,
                reader,
                content,
                indexer,
                adapter,
                postgres,
                kafka,
                kafkaController,
                elasticsearch,
                elasticsearchTransport,
                government,
                museum,
                economy,
                dns);
    }

    /**
     * What the last start of this installation used.
     *
     * @throws LauncherException if the file is there and can't be read
     */
    public static Optional<Ports> read(DataFolder data) {
        Path file = data.run().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Ports.class));
        } catch (IOException | JacksonException e) {
            throw new LauncherException("can't read " + file + "; delete it and start anew", e);
        }
    }

    /** Keeps them in {@code run/ports.json}. */
    public void write(DataFolder data) {
        try {
            Files.writeString(
                    data.run().resolve(FILE),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new LauncherException("can't write the ports: " + e.getMessage(), e);
        }
    }

    /** Those of the stack. */
    public StackPorts stack() {
        return new StackPorts(
                postgres, kafka, kafkaController, elasticsearch, elasticsearchTransport);
    }

    /**
     * Looks whether all are free.
     *
     * @throws LauncherException naming the first that is not
     */
    public void requireFree() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("desk", desk);
        all.put("reader", reader);
        all.put("content", content);
        all.put("indexer", indexer);
        all.put("adapter", adapter);
        all.put("PostgreSQL", postgres);
        all.put("Kafka", kafka);
        all.put("Elasticsearch", elasticsearch);
        all.forEach(
                (name, port) -> {
                    try (ServerSocket socket = new ServerSocket()) {
                        socket.setReuseAddress(true);
                        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    } catch (IOException e) {
                        throw new LauncherException(
                                "port "
                                        + port
                                        + " ("
                                        + name
                                        + ") is in use by another program; end it, or start with"
                                        + " --ports random",
                                e);
                    }
                });
    }
}
