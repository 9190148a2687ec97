package org.diancang.replay.reader.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.diancang.installation.InternalSecret;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.cdx.CdxLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The orchestrator, asked how a capture came into the archive. The page is shown without its answer
 * where there is none: replay works while the orchestrator does not.
 */
@Component
final class CustodyRecords implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CustodyRecords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST = 64 << 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Optional<String> base;
    private final Optional<InternalSecret> secret;

    CustodyRecords(
            ReplaySettings settings,
            @Value("${diancang.internal-secret-file:#{null}}") @Nullable Path secretFile) {
        this.base =
                Optional.ofNullable(settings.orchestrator().address())
                        .map(address -> address.toString().replaceAll("/+$", ""));
        this.secret = Optional.ofNullable(secretFile).map(InternalSecret::in);
    }

    CustodyChain of(CdxLine line) {
        if (base.isEmpty() || secret.isEmpty() || !line.crawlId().matches("[0-9a-fA-F-]{36}")) {
            return CustodyChain.UNKNOWN;
        }
        String question =
                base.get()
                        + "/internal/custody?crawl="
                        + line.crawlId()
                        + "&file="
                        + URLEncoder.encode(line.file(), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(question))
                        .timeout(PATIENCE)
                        .header("Authorization", secret.get().authorization())
                        .build();
        try {
            HttpResponse<InputStream> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return answer.statusCode() == 200
                        ? CustodyChain.of(JSON.readTree(body.readNBytes(LONGEST)))
                        : CustodyChain.UNKNOWN;
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("the orchestrator does not tell of {}, shown without: {}", line.file(), e);
            return CustodyChain.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CustodyChain.UNKNOWN;
        }
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
