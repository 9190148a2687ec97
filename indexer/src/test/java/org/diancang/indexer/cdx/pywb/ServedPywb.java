package org.diancang.indexer.cdx.pywb;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.store.CdxStores;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** This dialect over HTTP, on stores of a test; it is always the same moment. */
final class ServedPywb implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-07-08T09:10:11Z");

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedPywb(CdxStores stores) {
        context =
                new SpringApplicationBuilder(Application.class)
                        .initializers(
                                (GenericApplicationContext starting) -> {
                                    starting.registerBean(CdxStores.class, () -> stores);
                                    starting.registerBean(
                                            Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
                                })
                        // As an argument, for application.yml outdoes default properties.
                        .run("--server.port=0");
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Asks with a query exactly as it is to stand in the request. */
    HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        return get("/pywb/main/cdx?" + query);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** No configuration by annotation, or the scans of other tests would find it. */
    @EnableAutoConfiguration
    @EnableConfigurationProperties(CdxSettings.class)
    @Import({
        PywbController.class,
        PywbAnswer.class,
        CdxAnswer.class,
        StoredIndex.class,
        LookUpTraffic.class
    })
    static class Application {
        @Bean
        Visibility visibility() {
            return (viewer, collection) -> line -> true;
        }
    }
}
