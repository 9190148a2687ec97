package org.diancang.replay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diancang.replay.RunningReplay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Small pages of our own, each for one thing that pages do, shown live and then from the archive:
 * the same documents, the same picture, and nothing asked of anybody else.
 */
class PageBehavioursIT {
    private static final Instant AT = Instant.parse("2024-03-05T06:30:09Z");
    private static final String TIMESTAMP = "20240305063009";
    private static final double LEAST_SAME = 0.95;
    private static final String BLANK = LiveSite.WWW + "/blank.html";

    private static final String ARCHIVE_ONLY =
            "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost";

    /** What differs, and why it may. */
    private static final Map<String, String> EXPLAINED =
            Map.of(
                    "attributes-as-written",
                    "a relative address in markup is read by getAttribute as a whole one",
                    "cookies-server",
                    "cookies that a server set are secrets and are not replayed");

    /**
     * What the service worker alone leads into the archive; {@code -Dbehaviours.worker=false} asks.
     */
    private static final Set<String> BY_WORKER =
            Set.of(
                    "import-made",
                    "module-inserted-unreferred",
                    "svg-animated-unreferred",
                    "worker-blob-nested");

    private static final boolean WORKER =
            !System.getProperty("behaviours.worker", "true").equals("false");

    /** The live pages are shown on the day of their capture too. */
    private static final String ON_THAT_DAY =
            """
            (() => {
              const Now = Date, shift = %d - Now.now();
              window.Date = new Proxy(Now, {
                apply: () => new Now(Now.now() + shift).toString(),
                construct: (target, a, as) => Reflect.construct(target, a.length ? a : [Now.now() + shift], as),
                get: (target, name) => name === "now" ? () => Now.now() + shift : Reflect.get(target, name)
              });
            })();
            """
                    .formatted(AT.toEpochMilli());

    private static LiveSite live;
    private static RunningReplay replay;

    @BeforeAll
    static void start() throws IOException {
        live = new LiveSite();
        replay = RunningReplay.forBrowsers("--diancang.content.service-worker=" + WORKER);
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
        live.close();
    }

    @Test
    void pagesLookAndReadAsTheyDidLive() throws Exception {
        List<String> names = names();
        Map<String, String> different = new TreeMap<>();
        captureBlank();
        try (Eyes archive = new Eyes(ARCHIVE_ONLY)) {
            int[] size = archive.frame(archived(BLANK));
            Map<String, ShownPage> before = new TreeMap<>();
            try (Eyes web = new Eyes(live.resolverRules())) {
                for (String name : names) {
                    before.put(name, alive(web, name, size));
                }
            }
            live.capture(replay.archive(), AT.toString());
            for (String name : names) {
                ShownPage now = archive.framed(archived(address(name)), before.get(name)::isSameAs);
                if (!now.isSameAs(before.get(name))) {
                    lookedAgain(name, now.difference(before.get(name)))
                            .ifPresent(found -> different.put(name, found));
                }
            }
            report(names.size(), different, archive);
            assertThat(archive.asked()).isNotEmpty().noneMatch(PageBehavioursIT::isElsewhere);
            if (!WORKER) {
                different.keySet().removeAll(BY_WORKER);
            }
            assertThat(different.keySet()).isSubsetOf(EXPLAINED.keySet());
            assertThat(names.size() - different.size())
                    .isGreaterThanOrEqualTo((int) Math.ceil(names.size() * LEAST_SAME));
        }
    }

    private static ShownPage alive(Eyes web, String name, int[] size) {
        ShownPage page = web.alone(address(name), size[2], size[3], ON_THAT_DAY);
        assertThat(page.markup()).as(name).doesNotContain("failed:");
        return page;
    }

    /**
     * A page that isn't the same is opened again, live and archived, in browsers that know of
     * nothing, twice at most: on a busy machine a browser leaves frames unpainted. What is
     * different each time is different.
     */
    private static Optional<String> lookedAgain(String name, String first) throws IOException {
        String found = first;
        for (int i = 0; i < 2 && !EXPLAINED.containsKey(name); i++) {
            System.out.println("  looked again at " + name + ": " + found);
            try (Eyes web = new Eyes(live.resolverRules());
                    Eyes archive = new Eyes(ARCHIVE_ONLY)) {
                int[] size = archive.frame(archived(BLANK));
                ShownPage then = alive(web, name, size);
                ShownPage now = archive.framed(archived(address(name)), then::isSameAs);
                assertThat(archive.asked()).isNotEmpty().noneMatch(PageBehavioursIT::isElsewhere);
                if (now.isSameAs(then)) {
                    return Optional.empty();
                }
                found = now.difference(then);
            }
        }
        return Optional.of(found);
    }

    /** One page that is archived before the others, to see how large the frame is. */
    private static void captureBlank() throws IOException {
        byte[] page = "<title>blank</title>".getBytes(StandardCharsets.UTF_8);
        replay.archive().capture(BLANK, AT.toString(), 200, page, "Content-Type", "text/html");
    }

    private static String address(String name) {
        return LiveSite.WWW + "/pages/" + name + ".html";
    }

    private static String archived(String url) {
        return replay.readerOrigin() + "/" + TIMESTAMP + "/" + url;
    }

    private static boolean isElsewhere(String url) {
        return url.startsWith("http")
                && !url.startsWith(replay.readerOrigin() + "/")
                && !url.startsWith(replay.contentOrigin() + "/");
    }

    /** All pages, or those that {@code -Dbehaviours=a,b} names. */
    private static List<String> names() throws IOException, URISyntaxException {
        URI pages =
                Objects.requireNonNull(PageBehavioursIT.class.getResource("/behaviours/www/pages"))
                        .toURI();
        List<String> only = List.of(System.getProperty("behaviours", "").split(","));
        try (Stream<Path> files = Files.list(Path.of(pages))) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .filter(name -> only.getFirst().isEmpty() || only.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static void report(int all, Map<String, String> different, Eyes eyes) {
        StringBuilder report = new StringBuilder();
        report.append(
                ("page behaviours: %d of %d the same; %d requests, %d for other hosts,"
                                + " %d led by their Referer, %d by the service worker, %d stopped"
                                + " by the policy%n")
                        .formatted(
                                all - different.size(),
                                all,
                                eyes.asked().size(),
                                eyes.asked().stream().filter(PageBehavioursIT::isElsewhere).count(),
                                eyes.led().size(),
                                eyes.answeredByWorker().size(),
                                eyes.stopped().size()));
        different.forEach(
                (name, difference) ->
                        report.append(
                                "  %s: %s%n"
                                        .formatted(
                                                name, EXPLAINED.getOrDefault(name, difference))));
        System.out.print(report);
    }
}
