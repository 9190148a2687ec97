package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.Headers;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.files.Lines;
import org.diancang.indexer.cdx.tool.files.SearchedLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks a URL up. */
@Command(
        name = "query",
        description = {
            "Looks a URL up in a sorted CDX file, a ZipNum cluster or a running server.",
            "Files and clusters are searched by halves, whatever their size."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "  ./diancang cdx query -i all.cdx 'http://www.example.com/*'",
            "  ./diancang cdx query -i cluster/cluster.idx --from 2023 example.com",
            "  ./diancang cdx query --server http://127.0.0.1:8083 example.com"
        })
final class QueryCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "URL",
            description =
                    "What to look up. Without --match, a * at its end means a prefix, *. at its"
                            + " beginning a domain.")
    private String url = "";

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** Where to look. */
    static final class Source {
        @Option(
                names = {"-i", "--index"},
                paramLabel = "FILE",
                description = "A sorted CDX file that is not gzipped, or the .idx of a cluster.")
        private @Nullable Path index;

        @ArgGroup(exclusive = false)
        private @Nullable CdxServer server;
    }

    @Option(names = "--match", paramLabel = "TYPE", description = "exact, prefix, host or domain.")
    private @Nullable String match;

    @Option(names = "--from", paramLabel = "TIME", description = "1 to 14 digits, included.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "1 to 14 digits, included.")
    private String to = "";

    @Option(names = "--limit", paramLabel = "N", description = "The first lines only.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "cdx9, cdx11, cdx14 or cdxj. Otherwise: as the lines stand.")
    private @Nullable CdxFormat format;

    @Mixin private OutputOption output = new OutputOption();

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            for (String time : List.of(from, to)) {
                if (!time.isEmpty() && !CdxTimestamp.isBeginning(time)) {
                    throw new CdxFileException("--from and --to must be 1 to 14 digits");
                }
            }
            CdxSearch search =
                    CdxSearch.of(
                                    CollectionName.MAIN,
                                    CdxTargets.of(url, Optional.ofNullable(match)))
                            .within(from, to);
            output.write(console, out -> answer(search, new Limited(out)));
            return CdxTool.DONE;
        } catch (InvalidCdxQueryException e) {
            throw new CdxFileException(String.valueOf(e.getMessage()));
        }
    }

    private void answer(CdxSearch search, Limited out) {
        Path index = source.index;
        if (index != null) {
            SearchedLines lines = SearchedLines.of(index);
            for (KeyRange range : KeyRange.of(search.target())) {
                lines.search(
                        range.from(),
                        line ->
                                range.reaches(line)
                                        && (Headers.isHeader(line)
                                                || !search.includes(timestamp(line))
                                                || out.take(line)));
            }
        } else if (source.server != null) {
            CdxServer server = source.server;
            try (Lines lines = server.lines("/cdx/" + server.collection(), parameters())) {
                byte[] line = lines.next();
                while (line != null && out.take(line)) {
                    line = lines.next();
                }
            }
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("url", url);
        query.put("output", "cdxj");
        if (match != null) {
            query.put("matchType", match);
        }
        if (!from.isEmpty()) {
            query.put("from", from);
        }
        if (!to.isEmpty()) {
            query.put("to", to);
        }
        if (limit < Long.MAX_VALUE) {
            query.put("limit", Long.toString(limit));
        }
        return query;
    }

    private static String timestamp(byte[] line) {
        String[] columns = new String(line, UTF_8).split(" ", 3);
        return columns.length < 2 ? "" : columns[1];
    }

    /** Writes lines in the form that was asked for, up to so many. */
    private final class Limited {
        private final LineSink out;
        private final CdxLineParser parser = new CdxLineParser();
        private long left = limit;

        Limited(LineSink out) {
            this.out = out;
        }

        /** Whether more are wanted. */
        boolean take(byte[] line) {
            if (left <= 0) {
                return false;
            }
            if (format == null) {
                out.take(line);
                left--;
            } else if (parser.parse(line, 0, line.length) instanceof ParsedLine.Good good) {
                out.take(format.write(good.key(), good.line()).getBytes(UTF_8));
                left--;
            }
            return left > 0;
        }
    }
}
