package org.diancang.replay.tool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.LegibleText;
import org.diancang.replay.rewrite.PageCharset;
import org.diancang.replay.rewrite.TextKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rewrites one text as the content site would. */
@Command(
        name = "rewrite",
        description = {
            "Rewrites standard input to standard output as the content site would, without what it"
                    + " puts into pages for scripts.",
            "What is not rewritten comes out as it went in."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer =
                "  ./diancang replay rewrite --url http://example.com/a/ --timestamp 20261109 --type"
                        + " text/html < page.html")
final class RewriteCommand implements Callable<Integer> {
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    @Option(names = "--url", required = true, description = "URL of the capture.")
    private String url = "";

    @Option(
            names = "--timestamp",
            required = true,
            description = "Its date, 1 to 14 digits of yyyyMMddHHmmss, UTC.")
    private String timestamp = "";

    @Option(
            names = "--type",
            required = true,
            description =
                    "Its Content-Type, such as 'text/html; charset=gb2312'; without a charset it is"
                            + " looked for, as browsers do.")
    private String type = "";

    @Option(
            names = "--prefix",
            defaultValue = "/",
            description = "What stands before the date in addresses (${DEFAULT-VALUE}).")
    private String prefix = "/";

    @Option(
            names = "--as",
            defaultValue = "",
            description =
                    "As what it is asked for: if_, im_, js_ or cs_; nothing for the page itself.")
    private String as = "";

    RewriteCommand(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Optional<ArchivedUrl> captured = ArchivedUrl.parse(url);
        Optional<Timestamp> date = Timestamp.parse(timestamp);
        Optional<Modifier> modifier = Modifier.parse(as);
        if (captured.isEmpty()) {
            return refused("--url: '" + url + "' is no http or https URL");
        }
        if (date.isEmpty()) {
            return refused("--timestamp: '" + timestamp + "' is no date of 1 to 14 digits");
        }
        if (modifier.isEmpty()) {
            return refused("--as: '" + as + "' is none of if_, im_, js_, cs_, id_");
        }
        rewrite(
                new ArchiveLinks(
                        prefix.replaceFirst("/+$", ""),
                        date.get(),
                        modifier.get(),
                        captured.get().value(),
                        StandardCharsets.UTF_8));
        out.flush();
        return ReplayTool.DONE;
    }

    private void rewrite(ArchiveLinks links) throws IOException {
        byte[] start = in.readNBytes(PageCharset.SNIFFED);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        Optional<TextKind> kind =
                links.page() == Modifier.RAW
                        ? Optional.empty()
                        : TextKind.of(type, links.page(), start);
        if (kind.isEmpty()) {
            whole.transferTo(out);
            return;
        }
        LegibleText text = LegibleText.of(whole, PageCharset.detect(start, Optional.of(type)));
        kind.get().rewrite(text.in(), out, links.in(text.charset().charset()), "");
    }

    private int refused(String sentence) {
        err.println("diancang replay rewrite: " + sentence);
        return ReplayTool.FAILED;
    }
}
