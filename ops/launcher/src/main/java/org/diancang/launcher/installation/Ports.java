package org.diancang.launcher.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.machine.Machine;
import org.diancang.stack.StackPorts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything of an installation listens. The actual ones are in {@code run/ports.json}, read
 * by everybody who wants to talk to the product.
 *
 * @param proxy that of replay's proxy mode, 0 where it is off
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
        int sampleDns,
        int proxy) {

    /** The ports of docs/architecture.md. */
    public static final Ports STANDARD =
            new Ports(
                    8080, 8081, 8082, 8083, 8084, 15432, 19092, 19093, 19200, 19300, 18080, 18081,
                    18082, 18053, 0);

    private static final int STANDARD_PROXY = 8085;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String FILE = "ports.json";

    /** A port that an earlier version did not know is 0. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

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
        int[] p = StackPorts.freePorts(14);
        return new Ports(
                p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11], p[12],
                p[13], 0);
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
                dns,
                proxy);
    }

    /**
     * The same with a port for the proxy where the environment of replay switches it on, the one
     * that is named there if any ({@code DIANCANG_PROXY_ENABLED}, {@code DIANCANG_PROXY_PORT}).
     */
    public Ports withProxy(Map<String, String> environment) {
        if (!environment.getOrDefault("DIANCANG_PROXY_ENABLED", "").equalsIgnoreCase("true")) {
            return this;
        }
        String named = environment.getOrDefault("DIANCANG_PROXY_PORT", "");
        int usual = desk == STANDARD.desk ? STANDARD_PROXY : StackPorts.freePort();
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
                sampleGovernment,
                sampleMuseum,
                sampleEconomy,
                sampleDns,
                named.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(named) : usual);
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

    /** A port of one part. */
    public record Part(String name, String address, int port) {}

    /** What the product listens on, part by part. */
    public List<Part> ofProduct() {
        List<Part> parts = new ArrayList<>();
        if (proxy > 0) {
            parts.add(new Part("replay's proxy", LOOPBACK, proxy));
        }
        parts.addAll(alwaysThere());
        return List.copyOf(parts);
    }

    private List<Part> alwaysThere() {
        return List.of(
                new Part("desk", LOOPBACK, desk),
                new Part("reader", LOOPBACK, reader),
                new Part("content", LOOPBACK, content),
                new Part("indexer", LOOPBACK, indexer),
                new Part("crawler-adapter", LOOPBACK, adapter),
                new Part("PostgreSQL", LOOPBACK, postgres),
                new Part("Kafka", LOOPBACK, kafka),
                new Part("Kafka's controller", LOOPBACK, kafkaController),
                new Part("Elasticsearch", LOOPBACK, elasticsearch),
                new Part("Elasticsearch's transport", LOOPBACK, elasticsearchTransport));
    }

    /** What the sample sites of the demo listen on, at their address. */
    public List<Part> ofSample(String address) {
        return List.of(
                new Part("sample site of the county", address, sampleGovernment),
                new Part("sample site of the museum", address, sampleMuseum),
                new Part("sample site of the economic office", address, sampleEconomy),
                new Part("DNS of the sample sites", address, sampleDns));
    }

    /** A sentence for every port that somebody else listens on. */
    public static List<String> taken(List<Part> parts, Machine machine) {
        return parts.stream()
                .filter(part -> !machine.isFree(part.address(), part.port()))
                .map(part -> sentence(part, machine))
                .toList();
    }

    private static String sentence(Part part, Machine machine) {
        return machine.holder(part.port())
                .map(
                        holder ->
                                "port %d (%s) is in use by %s; %s, or start with --ports random"
                                        .formatted(
                                                part.port(),
                                                part.name(),
                                                holder.words(),
                                                holder.remedy()))
                .orElseGet(
                        () ->
                                "port %d (%s) is in use by a program that can't be told from here; end it, or start with --ports random"
                                        .formatted(part.port(), part.name()));
    }

    /**
     * Looks whether all are free.
     *
     * @throws LauncherException naming the first that is not, and who holds it
     */
    public static void requireFree(List<Part> parts, Machine machine) {
        List<String> taken = taken(parts, machine);
        if (!taken.isEmpty()) {
            throw new LauncherException(taken.get(0));
        }
    }
}
