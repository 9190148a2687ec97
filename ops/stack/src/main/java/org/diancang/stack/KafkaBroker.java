package org.diancang.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One Kafka node, broker and controller (KRaft), as a process of its own. */
final class KafkaBroker {
    static final String NAME = "kafka";

    private KafkaBroker() {}

    static Component start(Path folder, StackPorts ports, Children children) {
        children.endLeftover(NAME);
        try {
            Files.createDirectories(folder);
            Path properties = folder.resolve("server.properties");
            Path logs = folder.resolve("data");
            Files.writeString(properties, properties(logs, ports));
            if (!Files.exists(logs.resolve("meta.properties"))) {
                format(folder, properties);
            }
            Process process =
                    children.start(
                            NAME,
                            java(folder, "-Xmx384m", broker(properties)),
                            folder.resolve("kafka.log"));
            awaitListening(process, ports.kafka(), folder.resolve("kafka.log"));
            return new ChildComponent(NAME, process, children);
        } catch (IOException e) {
            throw new StackException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    private static String[] broker(Path properties) {
        return Stream.concat(
                        StackHome.prepared(NAME).options().stream(),
                        Stream.of("kafka.Kafka", properties.toString()))
                .toArray(String[]::new);
    }

    private static void format(Path folder, Path properties) throws IOException {
        Process format =
                java(
                                folder,
                                "-Xmx128m",
                                "kafka.tools.StorageTool",
                                "format",
                                "--ignore-formatted",
                                "-t",
                                clusterId(),
                                "-c",
                                properties.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("format.log").toFile())
                        .start();
        try {
            if (format.waitFor() != 0) {
                throw new StackException(
                        "Kafka's storage can't be formatted; see " + folder.resolve("format.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while Kafka's storage was formatted", e);
        }
    }

    /**
     * 16 bytes in URL-safe Base64, as Kafka wants its cluster id; a leading dash reads as option.
     */
    private static String clusterId() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return id.startsWith("-") ? clusterId() : id;
    }

    private static ProcessBuilder java(Path folder, String heap, String... command) {
        String classPath = StackHome.library() + "/*";
        List<String> line =
                new ArrayList<>(
                        List.of(
                                StackHome.java().toString(),
                                heap,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).directory(folder.toFile());
    }

    private static String properties(Path logs, StackPorts ports) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        num.partitions=12
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.retention.hours=-1
        log.cleaner.dedupe.buffer.size=16777216
        log.segment.bytes=67108864
        """
                .formatted(ports.kafka(), ports.kafkaController(), logs);
    }

    private static void awaitListening(Process process, int port, Path log) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException e) {
                Poll.pause("Kafka", process, log);
            }
        }
        throw new StackException("Kafka does not answer on port " + port + "; see " + log);
    }
}
