package org.diancang.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;

/** Heritrix as it comes, with its default profile, politeness of zero and our site as its seed. */
final class BareHeritrix {
    private static final String PROFILE = "org/archive/crawler/restlet/profile-crawler-beans.cxml";
    private static final int LONGEST_SECONDS = 180;

    /** The profile leaves it to Heritrix: one queue for each host. */
    private static final String QUEUES =
            """
            <bean id="queueAssignmentPolicy"
                class="org.archive.crawler.frontier.SurtAuthorityQueueAssignmentPolicy">
              <property name="parallelQueues" value="8"/>
              <property name="parallelQueuesRandomAssignment" value="true"/>
            </bean>
            """;

    /** Settings that differ from the profile's. */
    enum Settings {
        /** None. */
        OF_ITS_OWN,
        /** Those of our engine that are Heritrix's own: connections, queues, JVM. */
        OURS
    }

    private final Path library;
    private final Path classes;
    private final URI seed;
    private final String dns;

    BareHeritrix(Path root, URI seed, String dns) {
        this.library = root.resolve("crawler-adapter/engine/target/lib");
        this.classes = root.resolve("ops/bench/target/classes");
        this.seed = seed;
        this.dns = dns;
    }

    /** Crawls the site once; answers its log. */
    CrawlLog crawl(Path folder, Settings settings) throws IOException, InterruptedException {
        Path job = Files.createDirectories(folder.resolve("jobs/bench"));
        Files.writeString(job.resolve("crawler-beans.cxml"), profile(settings));
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx256m");
        if (settings == Settings.OURS) {
            line.addAll(List.of("-Xms256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
        line.addAll(
                List.of(
                        "-Ddns.server=" + dns,
                        "-Ddnsjava.lookup.use_hosts_file=false",
                        "-cp",
                        classes + File.pathSeparator + library + "/*",
                        BareCrawl.class.getName(),
                        job.resolve("crawler-beans.cxml").toString()));
        Process process =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("heritrix.log").toFile())
                        .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new LauncherException(
                        "bare Heritrix did not end; see " + folder.resolve("heritrix.log"));
            }
        } finally {
            process.destroyForcibly();
        }
        return CrawlLog.below(job);
    }

    private String profile(Settings settings) throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(library)) {
            jar =
                    jars.filter(p -> p.getFileName().toString().startsWith("heritrix-engine"))
                            .findFirst()
                            .orElseThrow(() -> new LauncherException("no Heritrix in " + library));
        }
        String profile;
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(PROFILE))) {
            profile = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String overrides =
                """
                disposition.delayFactor=0
                disposition.minDelayMs=0
                disposition.maxDelayMs=0
                disposition.respectCrawlDelayUpToSeconds=0
                crawlController.pauseAtStart=false
                """;
        if (settings == Settings.OURS) {
            overrides +=
                    """
                    crawlController.maxToeThreads=20
                    crawlController.recorderInBufferBytes=262144
                    bdb.cachePercent=30
                    fetchHttp.useHTTP11=true
                    fetchHttp.sendIfModifiedSince=false
                    fetchHttp.sendIfNoneMatch=false
                    extractorHtml.extractValueAttributes=false
                    """;
        }
        return profile.replaceFirst(
                        "metadata.operatorContactUrl=.*",
                        "metadata.operatorContactUrl=http://127.0.0.1/bench\n" + overrides.strip())
                .replace("http://example.example/example", seed.toString())
                // Flash needs a library that is left out here; nothing of the site is Flash.
                .replaceAll("(?s)<bean id=\"extractorSwf\".*?</bean>", "")
                .replaceAll("<ref bean=\"extractorSwf\" */>", "")
                .replace("</beans>", (settings == Settings.OURS ? QUEUES : "") + "</beans>");
    }
}
