package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.LineSink;
import picocli.CommandLine.Option;

/** In which form lines are written. */
final class FormatOption {
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "cdxj",
            converter = FormatConverter.class,
            description = "cdx9, cdx11, cdx14 or cdxj (default).")
    private CdxFormat format = CdxFormat.CDXJ;

    @Option(
            names = "--no-header",
            description = "No line above the others that names the columns of cdx9 and cdx11.")
    private boolean noHeader;

    /** Writes what stands above the lines. */
    void header(LineSink out) {
        if (!noHeader) {
            format.header().ifPresent(header -> out.take(header.getBytes(UTF_8)));
        }
    }

    CdxFormat format() {
        return format;
    }

    /** A line in this form. */
    byte[] bytes(ParsedLine.Good line) {
        return format.write(line.key(), line.line()).getBytes(UTF_8);
    }
}
