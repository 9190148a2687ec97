package org.diancang.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diancang.credential.SiteCredentials;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlWindow;
import org.diancang.events.EventCodec;
import org.diancang.events.FetchLimits;
import org.diancang.events.HostLimits;
import org.diancang.events.Politeness;
import org.diancang.events.RequestSettings;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A site on a loopback address, its names, and engines that crawl it; tests run side by side. */
@Execution(ExecutionMode.CONCURRENT)
abstract class EngineTestBase {
    static final String HOST = "www.lijiang.test";

    /** For what takes a crawl a while. */
    static final Duration LONG = Duration.ofSeconds(150);

    /** Refusals until the test calls them off: a fetch may fail otherwise and use one up. */
    static final int MANY = 1_000;

    /** Another name at the same address. */
    static final String OTHER = "static.lijiang.test";

    @TempDir Path root;
    LoopbackDns dns;
    LoopbackSite site;

    @BeforeEach
    void serve() throws IOException {
        dns =
                new LoopbackDns(
                        Map.of(
                                HOST,
                                "127.0.0.2",
                                OTHER,
                                "127.0.0.2",
                                "inside.lijiang.test",
                                "127.0.0.1"));
        site = new LoopbackSite("127.0.0.2");
    }

    @AfterEach
    void stopServing() {
        site.close();
        dns.close();
    }

    EngineUnderTest start(String name, String crawlNo, CrawlSettings settings, Path originals)
            throws IOException {
        return start(name, crawlNo, settings, originals, hostScope());
    }

    EngineUnderTest start(
            String name, String crawlNo, CrawlSettings settings, Path originals, Scope scope)
            throws IOException {
        return EngineUnderTest.start(
                root, name, job(crawlNo, settings, originals, scope, 1, null, null));
    }

    static Scope hostScope() {
        return new Scope(Scope.Kind.HOST, List.of(HOST));
    }

    EngineJob job(
            String crawlNo,
            CrawlSettings settings,
            Path originals,
            Scope scope,
            int epoch,
            Path heritrix,
            String checkpoint) {
        CrawlOrder order = EngineUnderTest.order(crawlNo, List.of(url("/")), scope, settings);
        return new EngineJob(
                EngineUnderTest.CRAWL,
                "worker-1",
                epoch,
                order,
                root.resolve("warcs").toString(),
                heritrix == null ? null : heritrix.toString(),
                null,
                originals == null ? null : originals.toString(),
                List.of("127.0.0.2/32"),
                dns.address(),
                checkpoint,
                "国家图书馆",
                null,
                1,
                null);
    }

    /** An engine that crawls another site of this host, from one seed, with credentials. */
    EngineUnderTest startWith(
            SiteCredentials credentials, String name, String seed, CrawlSettings settings)
            throws IOException {
        return EngineUnderTest.start(root, name, job(seed, settings, 1, null, null), credentials);
    }

    EngineJob job(
            String seed, CrawlSettings settings, int epoch, Path heritrix, String checkpoint) {
        EngineJob like = job("c00001", settings, null, hostScope(), epoch, heritrix, checkpoint);
        return new EngineJob(
                like.crawlId(),
                like.workerId(),
                like.epoch(),
                EngineUnderTest.order("c00001", List.of(seed), hostScope(), settings),
                like.warcFolder(),
                like.heritrixFolder(),
                null,
                null,
                like.allowedPrivateRanges(),
                like.dnsServer(),
                like.checkpoint(),
                like.operatorName(),
                null,
                1,
                null);
    }

    String url(String path) {
        return "http://" + HOST + ":" + site.port() + path;
    }

    Map<String, ResourceCaptured> byPath(List<ResourceCaptured> captures) {
        Map<String, ResourceCaptured> result = new HashMap<>();
        for (ResourceCaptured capture : captures) {
            result.put(capture.url().replace(url(""), ""), capture);
        }
        return result;
    }

    static void change(EngineUnderTest engine, CrawlChange change) throws IOException {
        engine.command(
                "change " + new String(new EventCodec().encode(change), StandardCharsets.UTF_8));
    }

    long requested(String part) {
        return site.requests().stream().filter(r -> r.contains(part)).count();
    }

    Stream<String> requestedOf(String host) {
        String authority = host + ":" + site.port();
        return site.requests().stream()
                .filter(r -> r.startsWith(authority))
                .map(r -> r.substring(authority.length()));
    }

    static CrawlSettings settings(Duration delay) {
        return with(delay, ScopeRules.NONE, HostLimits.NONE, RequestSettings.NONE, null);
    }

    static CrawlSettings with(
            Duration delay,
            ScopeRules rules,
            HostLimits perHost,
            RequestSettings requests,
            CrawlWindow window) {
        return new CrawlSettings(
                0,
                0,
                Duration.ZERO,
                delay,
                20,
                true,
                URI.create("http://crawler.example.cn/about"),
                "UTF-8",
                rules,
                Politeness.PLAIN,
                perHost,
                requests,
                FetchLimits.PLAIN,
                window);
    }

    EngineUnderTest start(CrawlSettings settings) throws IOException {
        return start("live", "c00001", settings, null);
    }
}
