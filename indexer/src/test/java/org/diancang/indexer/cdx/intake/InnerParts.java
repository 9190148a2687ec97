package org.diancang.indexer.cdx.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What is done for a line, each part alone, over lines of a file by turns. Main class of {@code
 * ./diancang bench cdx-parts}; among the tests, so that it reaches what is not public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerParts {
    private static final String FILE = "cdx.lines";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final CdxLineParser parser = new CdxLineParser();
    private final CommonLine common = new CommonLine();
    private List<byte[]> lines = List.of();
    private List<ParsedLine.Good> parsed = List.of();
    private List<byte[]> stored = List.of();
    private int next;

    /** {@code FILE}: prints {@code part NAME x ns/op y B/op} for each part. */
    public static void main(String[] arguments) throws Exception {
        var options =
                new OptionsBuilder()
                        .include(InnerParts.class.getName() + "\\..*")
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(
                                "-D" + FILE + "=" + arguments[0],
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED")
                        .build();
        for (RunResult result : new Runner(options).run()) {
            var time = result.getPrimaryResult();
            System.out.printf(
                    "part %s %.1f ns/op %.1f B/op%n",
                    time.getLabel(),
                    time.getScore(),
                    result.getSecondaryResults().get(ALLOCATED).getScore());
        }
    }

    /** Reads the lines. */
    @Setup
    public void read() throws Exception {
        lines =
                Files.readAllLines(Path.of(System.getProperty(FILE))).stream()
                        .map(line -> line.getBytes(US_ASCII))
                        .toList();
        parsed =
                lines.stream()
                        .map(line -> (ParsedLine.Good) parser.parse(line, 0, line.length))
                        .toList();
        stored = parsed.stream().map(good -> CompactLine.of(good.line())).toList();
    }

    private int turn() {
        next = next + 1 < lines.size() ? next + 1 : 0;
        return next;
    }

    /** The urlkey of a URL. */
    @Benchmark
    public UrlKey canonicalise() {
        return UrlKey.of(parsed.get(turn()).line().url());
    }

    /** Where the lines of a URL lie. */
    @Benchmark
    public PartitionKey placeByRegisteredDomain() {
        return PartitionKey.of(parsed.get(turn()).line().url());
    }

    /** A line of any form. */
    @Benchmark
    public ParsedLine parseAnyLine() {
        byte[] line = lines.get(turn());
        return parser.parse(line, 0, line.length);
    }

    /** A line as most are, to the bytes of key and value and its partition. */
    @Benchmark
    public int readCommonLine() {
        byte[] line = lines.get(turn());
        int partition = common.read(line, 0, line.length);
        if (partition < 0) {
            throw new IllegalStateException("not read as a common line");
        }
        return partition;
    }

    /** A key to its bytes. */
    @Benchmark
    public byte[] encodeKey() {
        CdxKey key = parsed.get(turn()).key();
        return key.toBytes().get();
    }

    /** A value to its bytes. */
    @Benchmark
    public byte[] encodeLine() {
        return CompactLine.of(parsed.get(turn()).line());
    }

    /** A value from its bytes. */
    @Benchmark
    public Optional<CdxLine> decodeLine() {
        int turn = turn();
        return CompactLine.read(parsed.get(turn).key(), stored.get(turn));
    }

    /** A line as an answer of columns has it. */
    @Benchmark
    public String writeLine() {
        ParsedLine.Good good = parsed.get(turn());
        return CdxFormat.CDX11.write(good.key(), good.line());
    }
}
