package org.diancang.indexer.cdx.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.stream.Stream;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.InvalidCdxQueryAdvice;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.PlainLookUps;
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

/** The CDX server over HTTP, on stores of a test. */
final class ServedCdx implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedCdx(CdxStores stores, String... settings) {
        this(stores, (viewer, collection) -> line -> true, settings);
    }

    ServedCdx(CdxStores stores, Visibility visibility, String... settings) {
        context =
                new SpringApplicationBuilder(Application.class)
                        .initializers(
                                (GenericApplicationContext starting) -> {
                                    starting.registerBean(CdxStores.class, () -> stores);
                                    starting.registerBean(Visibility.class, () -> visibility);
                                })
                        .run(
                                Stream.concat(Stream.of("--server.port=0"), Stream.of(settings))
                                        .toArray(String[]::new));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Asks with a query exactly as it is to stand in the request. */
    HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        return http.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks with a header more, for the bytes as they come. */
    HttpResponse<byte[]> ask(String query, String header, String value)
            throws IOException, InterruptedException {
        return http.send(
                request(query).header(header, value).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/cdx?" + query));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** No configuration by annotation, or the scans of other tests would find it. */
    @EnableAutoConfiguration
    @EnableConfigurationProperties({CdxSettings.class, MementoSettings.class})
    @Import({
        CdxController.class,
        QueryAnswer.class,
        CdxAnswer.class,
        StoredIndex.class,
        LookUpTraffic.class,
        InvalidCdxQueryAdvice.class,
        PlainLookUps.class,
        PlainServer.class
    })
    static class Application {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
