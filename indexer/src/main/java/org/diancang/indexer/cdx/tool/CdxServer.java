package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.tool.files.Lines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A running server, as commands name it. */
final class CdxServer {
    static final String MAIN = "main";

    private static final Pattern ADDED = Pattern.compile("(?i)added ([0-9]{1,18})");
    private static final int MOST_SAID = 1 << 14;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            description = "Address of the server, such as http://127.0.0.1:8083.")
    private URI address = URI.create("");

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            defaultValue = MAIN,
            description = "Which lines. Default: ${DEFAULT-VALUE}.")
    private String collection = MAIN;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the installation's secret.")
    private @Nullable Path secretFile;

    String collection() {
        return collection;
    }

    boolean hasSecret() {
        return secretFile != null;
    }

    /**
     * The lines of an answer, read as they come.
     *
     * @param path below the server's address
     * @throws CdxServerException if the server can't be asked, or refuses
     */
    Lines lines(String path, Map<String, String> query) {
        String asked =
                query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        HttpResponse<InputStream> answer =
                send(request(asked.isEmpty() ? path : path + "?" + asked).GET().build());
        return Lines.of("the answer of " + answer.uri(), answer.body());
    }

    /**
     * Hands lines over.
     *
     * @return how many the server says that it added; empty where it doesn't say
     * @throws CdxServerException if the server can't be asked, or refuses
     */
    Optional<Long> post(String path, InputStream lines) {
        HttpRequest request =
                request(path)
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(BodyPublishers.ofInputStream(() -> lines))
                        .build();
        try (InputStream body = send(request).body()) {
            Matcher added = ADDED.matcher(new String(body.readNBytes(MOST_SAID), UTF_8));
            return added.find() ? Optional.of(Long.valueOf(added.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        String base = address.toString().replaceFirst("/+$", "");
        if (!base.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new CdxServerException("--server must be an http address, is " + address);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        Path file = secretFile;
        if (file != null) {
            try {
                request.header("Authorization", "Bearer " + Files.readString(file).strip());
            } catch (IOException e) {
                throw new CdxServerException("can't read the secret: " + e);
            }
        }
        return request;
    }

    // The client's threads end with the process; closing it would wait for the answer's end.
    @SuppressWarnings("resource")
    private HttpResponse<InputStream> send(HttpRequest request) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() / 100 == 2) {
                return answer;
            }
            try (InputStream body = answer.body()) {
                throw new CdxServerException(
                        request.uri().getAuthority()
                                + " answers "
                                + answer.statusCode()
                                + ": "
                                + reason(new String(body.readNBytes(MOST_SAID), UTF_8)));
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CdxServerException("interrupted while asking " + address);
        }
    }

    /** The detail of a problem (RFC 9457), or the first line of what was answered. */
    private static String reason(String body) {
        try {
            String detail = new JsonMapper().readTree(body).path("detail").asString("");
            if (!detail.isEmpty()) {
                return detail;
            }
        } catch (JacksonException e) {
            // Told as it stands.
        }
        return body.lines().findFirst().orElse("without a reason");
    }

    private CdxServerException unreachable(IOException e) {
        return new CdxServerException(
                "can't ask " + address + ": " + (e.getMessage() == null ? e : e.getMessage()));
    }
}
