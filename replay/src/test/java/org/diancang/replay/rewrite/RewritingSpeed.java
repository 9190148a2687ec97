package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How much HTML the rewriter takes a second on one core, server and network left out. Main class of
 * {@code ./diancang bench replay-parts}; among the tests, so that it reaches what is not public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RewritingSpeed {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Name of a made page, or path of a file. */
    @Param({"article", "links"})
    private String page = "";

    private byte[] bytes = {};
    private final ArchiveLinks links =
            new ArchiveLinks(
                    "",
                    Timestamp.parse("20261124031512").orElseThrow(),
                    Modifier.NONE,
                    "http://www.example.gov.cn/zwgk/index.html",
                    UTF_8);

    /** {@code [FILE…]}: prints {@code page NAME x MB/s y B/op} for each page. */
    public static void main(String[] arguments) throws Exception {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(RewritingSpeed.class.getName() + "\\..*")
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("-Xmx256m");
        if (arguments.length > 0) {
            options = options.param("page", arguments);
        }
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getParam("page");
            System.out.printf(
                    "page %s %.1f MB/s %.1f B/op%n",
                    name,
                    bytes(name).length * 1000d / result.getPrimaryResult().getScore(),
                    result.getSecondaryResults().get(ALLOCATED).getScore());
        }
    }

    /** Reads or makes the page. */
    @Setup
    public void read() throws IOException {
        bytes = bytes(page);
    }

    private static byte[] bytes(String page) throws IOException {
        return switch (page) {
            case "article" -> MadePages.article();
            case "links" -> MadePages.links();
            default -> Files.readAllBytes(Path.of(page));
        };
    }

    /** A page, as the content site writes it. */
    @Benchmark
    public void rewrite() throws IOException {
        new HtmlRewriter(links, "<script src=\"/_dc/shim.js\"></script>", false)
                .rewrite(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
    }
}
