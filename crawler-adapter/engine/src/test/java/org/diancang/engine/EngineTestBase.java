package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A site on a loopback address, its names, and engines that crawl it; tests run side by side. */
@Execution(ExecutionMode.CONCURRENT)
abstract class EngineTestBase {
    static final String HOST = "www.lijiang.test";

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
}
