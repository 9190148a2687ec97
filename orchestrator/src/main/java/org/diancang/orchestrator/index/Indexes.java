package org.diancang.orchestrator.index;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diancang.installation.InternalSecret;
import org.diancang.orchestrator.index.IndexesAnswer.Away;
import org.diancang.orchestrator.index.IndexesAnswer.Told;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the indexer how it stands with its indexes, for two seconds at most. Thread-safe. */
@Component
public class Indexes implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 65_536;
    private static final int LONGEST_REASON = 500;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI address;
    private final InternalSecret secret;
    private final Clock clock;
    private volatile @Nullable Instant lastTold;

    Indexes(IndexerSettings settings, InternalSecret secret, Clock clock) {
        String base = settings.address().toString().replaceAll("/+$", "");
        this.address = URI.create(base + "/internal/indexes");
        this.secret = secret;
        this.clock = clock;
    }

    /** As they are now. */
    public IndexesAnswer now() {
        try {
            List<IndexState> indexes = read(ask());
            lastTold = clock.instant();
            return new Told(indexes);
        } catch (TimeoutException e) {
            return away(address.getAuthority() + ": no answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return away(address.getAuthority() + ": " + why(e.getCause()));
        } catch (IOException | JacksonException e) {
            return away(address.getAuthority() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away("interrupted");
        }
    }

    /** A refused connection has no message of its own. */
    private static String why(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null
                ? "can't be reached"
                : cause.getMessage();
    }

    private Away away(String reason) {
        log.debug("The indexer does not tell of its indexes: {}", reason);
        return new Away(
                Optional.ofNullable(lastTold),
                reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }

    /** The time limit of a request ends with the headers; this one holds for the body as well. */
    private byte[] ask()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", secret.authorization())
                        .header("Accept", "application/json")
                        .build();
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> answer = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } finally {
            asked.cancel(true);
        }
    }

    private List<IndexState> read(byte[] body) throws IOException {
        JsonNode answer = json.readTree(body);
        if (!answer.isArray()) {
            throw new IOException("an answer that is no list of indexes");
        }
        List<IndexState> indexes = new ArrayList<>();
        for (JsonNode one : answer) {
            IndexState index = json.treeToValue(one, IndexState.class);
            if (index.name() == null || index.state() == null) {
                throw new IOException("an index without name or state");
            }
            indexes.add(index);
        }
        return indexes;
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
