package org.diancang.launcher.importing;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Worker;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.machine.Size;
import tools.jackson.databind.JsonNode;

/** One import: files handed to a worker, taken in by a crawl, and told of one by one. */
public final class ImportRun {
    private static final int PRINTED = 20;

    private final Desk desk;
    private final DataFolder data;
    private final PrintWriter out;

    /** A run that prints its progress. */
    public ImportRun(Desk desk, DataFolder data, PrintWriter out) {
        this.desk = desk;
        this.data = data;
        this.out = out;
    }

    /**
     * Where the files belong.
     *
     * @param siteNo number of a site that is there; empty: found or made by the seed
     * @param name name of a new site; empty: its host
     * @param seed home page of the site; empty: that of the first record
     */
    public record Target(Optional<String> siteNo, Optional<String> name, Optional<String> seed) {}

    /**
     * What an import came to.
     *
     * @param replay address below which the site is replayed; empty where nothing was taken in
     * @param complete whether everything in all the files could be read
     */
    public record Result(Optional<String> replay, boolean complete) {}

    /**
     * Imports.
     *
     * @throws LauncherException if a file can't be opened, or the product refuses
     */
    public Result run(List<Path> paths, Target target, Duration patience) {
        List<GivenFile> files = paths.stream().map(GivenFile::of).toList();
        Optional<String> seed =
                target.seed()
                        .or(
                                () ->
                                        files.stream()
                                                .flatMap(file -> file.firstSite().stream())
                                                .findFirst());
        if (seed.isEmpty() && target.siteNo().isEmpty()) {
            throw new LauncherException(
                    "no record of a website can be read in "
                            + (files.size() == 1 ? files.get(0).name() : "any of the files")
                            + "; name the site with --site or --seed to see what is wrong");
        }
        Site site = site(target, seed.orElse(""));
        List<GivenFile> fresh = files.stream().filter(file -> isNew(site, file)).toList();
        if (fresh.isEmpty()) {
            return new Result(seed, true);
        }
        Worker worker = worker();
        for (GivenFile file : fresh) {
            out.println("Hands over " + file.name() + ", " + Size.of(file.length()));
            out.flush();
            worker.take(file.path(), file.sha512());
        }
        JsonNode started = desk.startImport(site.id(), request(worker, fresh));
        String crawlId = started.path("crawl").path("id").asString("");
        if (crawlId.isEmpty()) {
            out.println("Somebody else has imported the same meanwhile.");
            return new Result(seed, true);
        }
        JsonNode crawl = new CrawlRun(desk, out).follow(crawlId, patience);
        boolean complete = tell(desk.get("crawls/" + crawlId + "/import"));
        boolean finished = crawl.path("state").asString().equals("COMPLETE");
        return new Result(seed, complete && finished);
    }

    private record Site(String id, String no) {}

    private Site site(Target target, String seed) {
        if (target.siteNo().isPresent()) {
            String number = target.siteNo().get();
            JsonNode found =
                    desk.siteOfNumber(number)
                            .orElseThrow(
                                    () ->
                                            new LauncherException(
                                                    "there is no site "
                                                            + number
                                                            + "; leave out --site to make one"));
            return new Site(found.path("id").asString(), found.path("siteNo").asString());
        }
        String host = Optional.ofNullable(URI.create(seed).getHost()).orElse(seed);
        CrawlRun.ApprovedSite approved =
                new CrawlRun(desk, out)
                        .site(
                                new Desk.Nomination(
                                        target.name().orElse(host),
                                        List.of(seed),
                                        "HOST",
                                        "CULTURE"));
        out.println(
                (approved.found() ? "Known site " : "Nominated and approved: site ")
                        + approved.siteNo());
        return new Site(approved.siteId(), approved.siteNo());
    }

    private boolean isNew(Site site, GivenFile file) {
        Optional<JsonNode> known = desk.importedFile(site.id(), file.sha512());
        known.ifPresent(
                before ->
                        out.println(
                                file.name()
                                        + ": already imported by "
                                        + before.path("crawlNo").asString()
                                        + " as "
                                        + before.path("file").asString()));
        return known.isEmpty();
    }

    /** The worker with most room that is alive. */
    private Worker worker() {
        JsonNode best = null;
        int most = Integer.MIN_VALUE;
        for (JsonNode worker : desk.workers()) {
            int room = worker.path("capacity").asInt() - worker.path("assigned").asInt();
            if (worker.path("alive").asBoolean() && room > most) {
                best = worker;
                most = room;
            }
        }
        if (best == null) {
            throw new LauncherException(
                    "no crawler adapter is alive to take the files; see ./diancang status");
        }
        return new Worker(
                best.path("workerId").asString(),
                URI.create(best.path("address").asString()),
                data);
    }

    private static Map<String, Object> request(Worker worker, List<GivenFile> files) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("workerId", worker.id());
        String user = System.getProperty("user.name", "");
        if (user.matches("[\\p{L}\\p{N}._@-]{1,40}")) {
            request.put("by", user);
        }
        List<Object> list = new ArrayList<>();
        for (GivenFile file : files) {
            list.add(
                    Map.of(
                            "name", file.name(),
                            "length", file.length(),
                            "sha512", file.sha512()));
        }
        request.put("files", list);
        return request;
    }

    /**
     * Prints what came of each file; answers whether all of them could be read to the last byte.
     */
    private boolean tell(JsonNode view) {
        boolean complete = true;
        for (JsonNode file : view.path("files")) {
            long unreadable = file.path("unreadableCount").asLong();
            String stored = file.path("file").asString("");
            String software = file.path("software").asString("");
            out.println(
                    file.path("name").asString()
                            + ": "
                            + (stored.isEmpty()
                                    ? "not taken in"
                                    : file.path("captures").asLong() + " captures, as " + stored)
                            + (software.isEmpty() ? "" : ", written by " + software));
            int printed = 0;
            for (JsonNode part : file.path("unreadable")) {
                if (printed++ == PRINTED) {
                    break;
                }
                out.println(
                        "  at offset "
                                + part.path("offset").asLong()
                                + ", "
                                + part.path("length").asLong()
                                + " bytes: "
                                + part.path("reason").asString());
            }
            if (unreadable > PRINTED) {
                out.println("  and " + (unreadable - PRINTED) + " more; see the crawl's page");
            }
            complete &= unreadable == 0 && !stored.isEmpty();
        }
        out.flush();
        return complete;
    }
}
