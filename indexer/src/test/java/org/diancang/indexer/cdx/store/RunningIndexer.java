package org.diancang.indexer.cdx.store;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The service with the CDX index only, on a free port. */
public final class RunningIndexer implements AutoCloseable {
    public static final String SECRET = "a-secret-of-this-test";
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningIndexer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the service in a JVM of its own; the arguments are those of {@link #arguments}. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(CdxOnly.class).run(arguments);
    }

    public static String[] arguments(Path data, String kafka, String prefix, String... more)
            throws IOException {
        Path secret = data.resolve("secret");
        Files.writeString(secret, SECRET + "\n");
        // Given twice, an argument would be a list.
        String port = Stream.of(more).anyMatch(m -> m.startsWith("--server.port=")) ? "" : "0";
        return Stream.concat(
                        Stream.of(
                                "--diancang.data=" + data,
                                "--diancang.internal-secret-file=" + secret,
                                "--diancang.topic-prefix=" + prefix,
                                "--spring.kafka.bootstrap-servers=" + kafka),
                        Stream.concat(
                                Stream.of("--server.port=" + port).filter(p -> !p.endsWith("=")),
                                Stream.of(more)))
                .toArray(String[]::new);
    }

    public static RunningIndexer start(Path data, String kafka, String prefix, String... more)
            throws IOException {
        var indexer = startUnready(data, kafka, prefix, more);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> indexer.get("/actuator/health/readiness").statusCode() == 200);
        return indexer;
    }

    /** Starts it without waiting until it can be asked. */
    public static RunningIndexer startUnready(
            Path data, String kafka, String prefix, String... more) throws IOException {
        return new RunningIndexer(
                new SpringApplicationBuilder(CdxOnly.class)
                        .run(arguments(data, kafka, prefix, more)));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> internal(String path) throws IOException, InterruptedException {
        return get(path, "Authorization", "Bearer " + SECRET);
    }

    /** Posts with the secret. */
    public HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .headers("Authorization", "Bearer " + SECRET, "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> look(String url, String more)
            throws IOException, InterruptedException {
        return get("/cdx?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }

    /** Posts a body as somebody who may write. */
    public HttpResponse<String> post(String path, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                posting(path, body).header("Authorization", "Bearer " + SECRET).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body as anybody. */
    HttpResponse<String> postUnsigned(String path, byte[] body)
            throws IOException, InterruptedException {
        return http.send(posting(path, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder posting(String path, byte[] body) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("org.diancang.indexer")
    @ComponentScan(
            basePackages = "org.diancang.indexer",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "org\\.diancang\\.indexer\\.fulltext\\..*",
                                "org\\.diancang\\.indexer\\.IndexerApplication"
                            }))
    static class CdxOnly {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
