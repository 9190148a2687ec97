package org.diancang.indexer.cdx.outback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxIntake;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.PlainLookUps;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.store.CdxStores;
import org.diancang.indexer.cdx.store.SettableClock;
import org.diancang.indexer.cdx.store.StoredCatalog;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.diancang.installation.InternalSecret;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The dialect over HTTP, on stores and an intake of a test. */
final class ServedOutback implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedOutback(CdxStores stores, CdxIntake intake) {
        context =
                new SpringApplicationBuilder(Application.class)
                        .initializers(
                                (GenericApplicationContext starting) -> {
                                    starting.registerBean(CdxStores.class, () -> stores);
                                    starting.registerBean(CdxIntake.class, () -> intake);
                                })
                        // A property by default would give way to that of the service.
                        .run("--server.port=0");
    }

    /** The address of a collection. */
    String collection() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return "http://127.0.0.1:" + port + "/outback/main";
    }

    /** Asks for the names of all collections. */
    HttpResponse<String> collections(String query) throws IOException, InterruptedException {
        URI address = URI.create(collection()).resolve("/outback/api/collections" + query);
        return send(HttpRequest.newBuilder(address).build());
    }

    /** Asks for what comes after the collection, exactly as it is to stand in the request. */
    HttpResponse<String> get(String rest, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(collection() + rest));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends lines as curl does, with the secret. */
    HttpResponse<String> post(String rest, String lines) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(collection() + rest))
                        .header("Authorization", "Bearer " + AskedOutback.SECRET)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(lines))
                        .build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
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
        OutbackController.class,
        OutbackCatalogController.class,
        OutbackIntakeController.class,
        OutbackErrors.class,
        OutbackAccess.class,
        CdxAnswer.class,
        StoredIndex.class,
        LookUpTraffic.class,
        StoredCatalog.class,
        PlainLookUps.class,
        PlainOutback.class
    })
    static class Application {
        @Bean
        Clock clock() {
            return new SettableClock();
        }

        @Bean
        InternalSecret internalSecret() {
            return AskedOutback.secret();
        }

        @Bean
        Visibility visibility() {
            return (viewer, collection) -> line -> true;
        }
    }
}
