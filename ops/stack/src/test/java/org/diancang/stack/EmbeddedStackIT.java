package org.diancang.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedStackIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    @Test
    void postgresAnswersOnADatabaseOfItsOwn() throws Exception {
        String url = STACK.postgresUrl(STACK.uniquePrefix() + "db");
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var result =
                        connection.createStatement().executeQuery("select current_database()")) {
            result.next();
            assertThat(url).endsWith("/" + result.getString(1));
        }
    }

    @Test
    void kafkaIsOneNode() throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of(
                                "bootstrap.servers", STACK.kafkaBootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void elasticsearchMakesBigramsOfChinese() throws Exception {
        String body =
                """
                {"tokenizer":"standard","filter":[{"type":"shingle","min_shingle_size":2,
                "max_shingle_size":2,"token_separator":"","output_unigrams":false}],
                "text":"国家图书馆"}""";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(STACK.elasticsearchUrl() + "/_analyze"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("国家", "图书", "书馆");
        }
    }
}
