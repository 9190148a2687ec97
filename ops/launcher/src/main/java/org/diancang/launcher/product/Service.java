package org.diancang.launcher.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.stack.PreparedClasses;
import org.diancang.stack.QuickCompiler;

/** The four services, and how each is started. */
enum Service {
    INDEXER("indexer", "indexer", "512m"),
    ORCHESTRATOR("orchestrator", "orchestrator", "320m"),
    ADAPTER("crawler-adapter", "crawler-adapter/service", "256m"),
    REPLAY("replay", "replay", "320m");

    private final String artifact;
    private final String folder;
    private final String heap;

    Service(String artifact, String folder, String heap) {
        this.artifact = artifact;
        this.folder = folder;
        this.heap = heap;
    }

    /** Name of its log and in messages. */
    String title() {
        return artifact;
    }

    int port(Ports ports) {
        return switch (this) {
            case INDEXER -> ports.indexer();
            case ORCHESTRATOR -> ports.desk();
            case ADAPTER -> ports.adapter();
            case REPLAY -> ports.reader();
        };
    }

    Path jar(Path root) {
        return root.resolve(folder).resolve("target").resolve(artifact + ".jar");
    }

    /** What it keeps of its classes, whether or not it has done so yet. */
    PreparedClasses prepared(Path root) {
        Path jar = jar(root);
        return new PreparedClasses(jar.resolveSibling(artifact), List.of(jar));
    }

    ProcessBuilder command(Path root, DataFolder data, Ports ports, Addresses addresses) {
        Path jar = jar(root);
        if (!Files.exists(jar)) {
            throw new LauncherException(jar + " is missing: build first, ./mvnw package");
        }
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                // A virtual thread that loads a class keeps its carrier while it
                                // waits; with one carrier a core, two such waits on a small
                                // machine would stop every request.
                                "-Djdk.virtualThreadScheduler.parallelism=16",
                                // Else each thread keeps a buffer as large as its largest read.
                                "-Djdk.nio.maxCachedBufferSize=262144",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dfile.encoding=UTF-8"));
        line.addAll(QuickCompiler.whereCoresAreFew());
        line.addAll(prepared(root).options());
        line.addAll(
                List.of(
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port(ports),
                        "--server.address=127.0.0.1",
                        "--diancang.data=" + data.root(),
                        "--diancang.internal-secret-file=" + data.internalSecretFile(),
                        "--diancang.orchestrator.address=" + local(ports.desk()),
                        "--diancang.indexer.address=" + local(ports.indexer()),
                        "--diancang.desk.origin=" + local(ports.desk()),
                        "--diancang.reader.origin=http://reader.localhost:" + ports.reader(),
                        "--diancang.content.origin=http://content.localhost:" + ports.content(),
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + ports.kafka()));
        line.addAll(own(root, ports, addresses));
        return new ProcessBuilder(line).directory(data.root().toFile());
    }

    private List<String> own(Path root, Ports ports, Addresses addresses) {
        List<String> crawling = new ArrayList<>();
        crawling.add(
                "--diancang.addresses.allowed-private-ranges="
                        + String.join(",", addresses.allowedPrivateRanges()));
        addresses
                .dnsServer()
                .ifPresent(dns -> crawling.add("--diancang.addresses.dns-server=" + dns));
        return switch (this) {
            case INDEXER ->
                    List.of(
                            "--diancang.elasticsearch.url=" + local(ports.elasticsearch()),
                            "--diancang.fulltext.parsers="
                                    + classPath(root, "indexer/document-parsers"));
            case REPLAY -> {
                List<String> replay = new ArrayList<>();
                replay.add("--diancang.content.port=" + ports.content());
                if (ports.proxy() > 0) {
                    replay.add("--diancang.proxy.enabled=true");
                    replay.add("--diancang.proxy.port=" + ports.proxy());
                }
                yield replay;
            }
            case ORCHESTRATOR -> {
                crawling.add(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                                + ports.postgres()
                                + "/postgres");
                crawling.add("--spring.datasource.username=postgres");
                yield crawling;
            }
            case ADAPTER -> {
                crawling.add("--diancang.worker.id=worker-1");
                crawling.add(
                        "--diancang.engine.classpath=" + classPath(root, "crawler-adapter/engine"));
                yield crawling;
            }
        };
    }

    /** Of a module whose classes run in processes of a service. */
    private static String classPath(Path root, String module) {
        Path target = root.resolve(module).resolve("target");
        return List.of(target.resolve("classes"), target.resolve("lib").resolve("*")).stream()
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}
