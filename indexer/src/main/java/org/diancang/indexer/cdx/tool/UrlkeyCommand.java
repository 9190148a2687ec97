package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.tool.files.Lines;
import org.diancang.url.UrlKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the keys of URLs. */
@Command(
        name = "urlkey",
        description = "Reads URLs from standard input, one a line, and writes their urlkeys.",
        mixinStandardHelpOptions = true,
        footer = {"  echo http://www.example.com/a?b | ./diancang cdx urlkey"})
final class UrlkeyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private OutputOption output = new OutputOption();

    UrlkeyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.write(
                console,
                out -> {
                    try (Lines lines = Lines.open(Lines.STANDARD_INPUT, console.in())) {
                        for (byte[] url = lines.next(); url != null; url = lines.next()) {
                            String key = UrlKey.of(new String(url, UTF_8)).value();
                            out.take(CdxKey.sortable(key).getBytes(UTF_8));
                        }
                    }
                });
        return CdxTool.DONE;
    }
}
