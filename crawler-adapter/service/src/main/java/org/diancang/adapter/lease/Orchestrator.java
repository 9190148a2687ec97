package org.diancang.adapter.lease;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.installation.InternalSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What this worker asks of the orchestrator by HTTP. */
@Component
public class Orchestrator {
    private static final Logger log = LoggerFactory.getLogger(Orchestrator.class);
    private static final Duration EXPORT_TIME = Duration.ofMinutes(10);

    /** Body of a request for a lease. */
    private record LeaseRequest(String workerId, int epoch) {}

    /** Body of a refusal (RFC 9457), as much as we need of it. */
    private record Refusal(String detail) {
        private Refusal {
            detail = Objects.requireNonNullElse(detail, "no reason given");
        }
    }

    private final OrchestratorProperties properties;
    private final InternalSecret secret;
    private final EventCodec codec;
    private final HttpClient http;

    Orchestrator(OrchestratorProperties properties, InternalSecret secret, EventCodec codec) {
        this.properties = properties;
        this.secret = secret;
        this.codec = codec;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.timeout())
                        .build();
    }

    LeaseAnswer renew(UUID crawlId, String workerId, int epoch, Duration longest) {
        HttpRequest request =
                request("/internal/crawls/" + crawlId + "/lease")
                        .timeout(shorter(properties.timeout(), longest))
                        .header("Content-Type", "application/json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        codec.encode(new LeaseRequest(workerId, epoch))))
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 200 -> LeaseAnswer.GRANTED;
                case 409 -> LeaseAnswer.REFUSED;
                default -> {
                    log.warn("lease of crawl {}: the orchestrator answered {}", crawlId, status);
                    yield LeaseAnswer.NO_ANSWER;
                }
            };
        } catch (IOException e) {
            log.warn(
                    "lease of crawl {}: the orchestrator did not answer: {}",
                    crawlId,
                    e.toString());
            return LeaseAnswer.NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("a lease was being renewed");
        }
    }

    /**
     * Fetches the originals of a site into a file, whole or not at all.
     *
     * @throws AdapterException if the orchestrator does not hand them out
     */
    public void fetchOriginals(UUID siteId, Path target) {
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        HttpRequest request =
                request("/internal/sites/" + siteId + "/originals").timeout(EXPORT_TIME).build();
        try {
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new AdapterException(
                            "originals of site "
                                    + siteId
                                    + ": the orchestrator answered "
                                    + response.statusCode());
                }
                Files.copy(body, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(
                    partial,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AdapterException("originals of site " + siteId + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("originals were being fetched");
        }
    }

    /**
     * Asks for the credentials of a crawl's site. Nothing of the answer is logged.
     *
     * @throws AdapterException if it does not answer, or says that this worker has no lease
     */
    public CredentialsAnswer fetchCredentials(UUID crawlId, String workerId, int epoch) {
        String what = "credentials of crawl " + crawlId + ": ";
        HttpRequest request =
                request(
                                "/internal/crawls/"
                                        + crawlId
                                        + "/credentials?workerId="
                                        + URLEncoder.encode(workerId, StandardCharsets.UTF_8)
                                        + "&epoch="
                                        + epoch)
                        .timeout(properties.timeout())
                        .build();
        try {
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] answer = body.readNBytes(EventCodec.MAX_BYTES);
                return switch (response.statusCode()) {
                    case 200 ->
                            new CredentialsAnswer.Given(
                                    codec.decode(answer, SiteCredentials.class));
                    case 422 ->
                            new CredentialsAnswer.Unreadable(
                                    codec.decode(answer, Refusal.class).detail());
                    default ->
                            throw new AdapterException(
                                    what + "the orchestrator answered " + response.statusCode());
                };
            }
        } catch (IOException e) {
            throw new AdapterException(what + e, e);
        } catch (MalformedEventException e) {
            // Without its cause, which may repeat what was read.
            throw new AdapterException(what + "the answer can't be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("credentials were being fetched");
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private HttpRequest.Builder request(String path) {
        String base = properties.address().toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", secret.authorization());
    }
}
