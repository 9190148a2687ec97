package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** One run of the command line, as its caller sees it. */
record ToolRun(int exitCode, String out, String err) {
    static ToolRun of(String... args) {
        return withInput("", args);
    }

    static ToolRun withInput(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        out,
                        new PrintStream(err, true, UTF_8),
                        false,
                        Clock.systemUTC());
        int code = CdxTool.run(console, args);
        return new ToolRun(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
