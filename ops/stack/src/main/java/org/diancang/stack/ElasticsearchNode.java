package org.diancang.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One Elasticsearch node as a process of its own. */
final class ElasticsearchNode {
    private static final String NAME = "elasticsearch";

    private ElasticsearchNode() {}

    /** Beside the whole product. */
    static Component start(Path folder, StackPorts ports, Children children) {
        return start(folder, ports, children, QuickCompiler.whereCoresAreFew());
    }

    /** As a cluster of its own has it, which runs for months. */
    static Component startThorough(Path folder, StackPorts ports, Children children) {
        return start(folder, ports, children, List.of());
    }

    private static Component start(
            Path folder, StackPorts ports, Children children, List<String> compiler) {
        children.endLeftover(NAME);
        Path log = folder.resolve("elasticsearch.log");
        try {
            Path home = StackHome.elasticsearch();
            Path conf = configure(home, folder, ports, compiler);
            Path temp = Files.createDirectories(folder.resolve("tmp"));
            List<String> line = new ArrayList<>(ElasticsearchAccount.command());
            line.add(home.resolve("bin/elasticsearch").toString());
            ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
            builder.environment().put("ES_PATH_CONF", conf.toString());
            builder.environment().put("ES_TMPDIR", temp.toString());
            builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Xms64m");
            builder.environment().remove("ES_JAVA_OPTS");
            Process process = children.start(NAME, builder, log);
            awaitHealthy(process, ports.elasticsearch(), log);
            return new ChildComponent(NAME, process, children);
        } catch (IOException e) {
            throw new StackException("Elasticsearch did not start: " + e.getMessage(), e);
        }
    }

    private static Path configure(Path home, Path folder, StackPorts ports, List<String> compiler)
            throws IOException {
        Path conf = folder.resolve("conf");
        Files.createDirectories(conf.resolve("jvm.options.d"));
        try (Stream<Path> files = Files.list(home.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        conf.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(
                conf.resolve("jvm.options.d/heap.options"),
                "-Xms512m\n-Xmx512m\n-Xshare:auto\n" + String.join("\n", compiler) + "\n");
        Files.writeString(
                conf.resolve("elasticsearch.yml"),
                """
                cluster.name: diancang
                node.name: one
                path.data: "%s"
                path.logs: "%s"
                http.host: 127.0.0.1
                http.port: %d
                transport.host: 127.0.0.1
                transport.port: %d
                discovery.type: single-node
                xpack.security.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                action.auto_create_index: false
                """
                        .formatted(
                                folder.resolve("data"),
                                folder.resolve("logs"),
                                ports.elasticsearch(),
                                ports.elasticsearchTransport()));
        return conf;
    }

    private static void awaitHealthy(Process process, int port, Path log) {
        URI health =
                URI.create("http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow");
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                try {
                    HttpRequest request =
                            HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(20)).build();
                    if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet; the pause below notices an early death.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new StackException("interrupted while Elasticsearch started", e);
                }
                Poll.pause("Elasticsearch", process, log);
            }
        }
        throw new StackException(
                "Elasticsearch is not healthy on port "
                        + port
                        + " after 4 minutes; see "
                        + log
                        + ", then start again");
    }
}
