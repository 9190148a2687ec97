package org.diancang.launcher.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orchestrator, as the launcher uses it. */
public final class Desk {
    private static final JsonMapper JSON = new JsonMapper();

    private final ServiceClient client;

    /** Talks to the orchestrator of a running installation. */
    public Desk(Ports ports, DataFolder data) {
        this.client = new ServiceClient("the orchestrator", ports.desk(), data.internalSecret());
    }

    /**
     * A nomination.
     *
     * @param name of the site
     * @param seeds absolute URLs
     * @param scopeKind HOST or PREFIX
     * @param subject POLITICS, ECONOMY or CULTURE
     */
    public record Nomination(String name, List<String> seeds, String scopeKind, String subject) {}

    /** The site that one of the seeds belongs to already. */
    public Optional<JsonNode> siteOf(String seed) {
        ServiceClient.Answer answer =
                client.get("/api/sites?seed=" + URLEncoder.encode(seed, UTF_8));
        require(answer, 200, "look for the site of " + seed);
        return answer.body().isEmpty() ? Optional.empty() : Optional.of(answer.body().get(0));
    }

    /**
     * Nominates.
     *
     * @throws LauncherException with the orchestrator's reason if it refuses
     */
    public JsonNode nominate(Nomination nomination) {
        ServiceClient.Answer answer =
                client.post(
                        "/api/nominations",
                        Map.of(
                                "name", nomination.name(),
                                "seeds", nomination.seeds(),
                                "scopeKind", nomination.scopeKind(),
                                "subject", nomination.subject(),
                                "owner", nomination.name(),
                                "rightsBasis", "PUBLIC_INFORMATION",
                                "reason", "./diancang"));
        require(answer, 201, "nominate " + nomination.name());
        return answer.body();
    }

    /** Approves; answers the site. */
    public JsonNode approve(String nominationId) {
        ServiceClient.Answer answer =
                client.post("/api/nominations/" + nominationId + "/approval", Map.of());
        require(answer, 200, "approve nomination " + nominationId);
        return answer.body();
    }

    /** Starts a crawl now. */
    public JsonNode crawl(String siteId, Map<String, Object> settings) {
        ServiceClient.Answer answer = client.post("/api/sites/" + siteId + "/crawls", settings);
        require(answer, 202, "crawl site " + siteId);
        return answer.body();
    }

    /**
     * Asks something of a crawl.
     *
     * @param what stop, abort, pause, resume, checkpoint or change
     * @param body what belongs to it; empty for all but change
     */
    public JsonNode ask(String crawlId, String what, Map<String, Object> body) {
        ServiceClient.Answer answer = client.post("/api/crawls/" + crawlId + "/" + what, body);
        require(answer, 202, what + " crawl " + crawlId);
        return answer.body();
    }

    /** Adds a profile, a credential or the like to a list, by its path below {@code /api}. */
    public JsonNode add(String path, Map<String, Object> body) {
        ServiceClient.Answer answer = client.post("/api/" + path, body);
        require(answer, 201, "add to " + path);
        return answer.body();
    }

    /** One nomination, site, crawl or the ledger, by its path below {@code /api}. */
    public JsonNode get(String path) {
        ServiceClient.Answer answer = client.get("/api/" + path);
        require(answer, 200, "read " + path);
        return answer.body();
    }

    /** A sealed WARC file as the orchestrator knows it. */
    public record KnownFile(String file, long length, String sha512, String siteId, Flaws flaws) {}

    /**
     * What was wrong with a file when it was imported.
     *
     * @param offsets where
     * @param all whether these are all; if not, anything may be wrong with it
     */
    public record Flaws(Set<Long> offsets, boolean all) {
        /** Nothing. */
        public static final Flaws NONE = new Flaws(Set.of(), true);

        public Flaws {
            offsets = Set.copyOf(offsets);
        }

        /** Whether something is known to be wrong at an offset. */
        public boolean at(long offset) {
            return !all || offsets.contains(offset);
        }
    }

    /** All sealed WARC files that were announced. */
    public List<KnownFile> warcFiles() {
        List<KnownFile> files = new ArrayList<>();
        client.lines(
                "/internal/warc-files",
                line -> {
                    JsonNode node = JSON.readTree(line);
                    files.add(
                            new KnownFile(
                                    node.path("file").asString(),
                                    node.path("length").asLong(),
                                    node.path("sha512").asString(),
                                    node.path("siteId").asString(),
                                    flaws(node)));
                });
        return files;
    }

    /** Records that were purged, as {@code file:offset}: no index may have them. */
    public Set<String> purgedCaptures() {
        Set<String> captures = new HashSet<>();
        client.lines(
                "/internal/purged-captures",
                line -> captures.add(JSON.readTree(line).path("captureId").asString()));
        return captures;
    }

    private static Flaws flaws(JsonNode file) {
        Set<Long> offsets = new HashSet<>();
        file.path("flaws").forEach(offset -> offsets.add(offset.asLong()));
        return new Flaws(offsets, file.path("allFlaws").asBoolean(true));
    }

    /** The site of a number such as {@code QH-0001} or {@code QH0001}. */
    public Optional<JsonNode> siteOfNumber(String number) {
        String hyphened = number.strip().replaceFirst("^([A-Za-z]+)([0-9])", "$1-$2");
        ServiceClient.Answer answer =
                client.get("/api/sites?number=" + URLEncoder.encode(hyphened, UTF_8));
        require(answer, 200, "look for site " + number);
        return answer.body().isEmpty() ? Optional.empty() : Optional.of(answer.body().get(0));
    }

    /** The workers, by their own word. */
    public JsonNode workers() {
        return get("workers");
    }

    /** Where a site has a file already, by its SHA-512. */
    public Optional<JsonNode> importedFile(String siteId, String sha512) {
        ServiceClient.Answer answer =
                client.get("/internal/sites/" + siteId + "/imported-files/" + sha512);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        require(answer, 200, "look for an imported file");
        return Optional.of(answer.body());
    }

    /** Starts an import of files whose bytes a worker has. */
    public JsonNode startImport(String siteId, Object request) {
        ServiceClient.Answer answer =
                client.post("/internal/sites/" + siteId + "/imports", request);
        if (answer.status() != 200) {
            require(answer, 202, "import into site " + siteId);
        }
        return answer.body();
    }

    /** Hands over what an audit found. */
    public void reportAudit(Object result) {
        require(client.post("/internal/audits", result), 204, "report the audit");
    }

    private static void require(ServiceClient.Answer answer, int status, String what) {
        if (answer.status() != status) {
            JsonNode body = answer.body();
            String reason =
                    body.path("detail").asString(body.path("title").asString("no reason given"));
            StringBuilder items = new StringBuilder();
            body.path("errors")
                    .forEach(
                            e ->
                                    items.append("; ")
                                            .append(e.path("item").asString(""))
                                            .append(' ')
                                            .append(e.path("message").asString(e.toString())));
            throw new LauncherException(
                    "can't " + what + ": " + answer.status() + " " + reason + items);
        }
    }

    /** Hands over each line of a long internal answer. */
    public void lines(String path, Consumer<String> consumer) {
        client.lines(path, consumer);
    }
}
