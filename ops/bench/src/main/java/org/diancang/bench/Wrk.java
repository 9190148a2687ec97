package org.diancang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diancang.launcher.LauncherException;

/** Asks a server for one URL after the other on eight connections, by wrk. */
final class Wrk {
    private static final Path PROGRAM = Path.of("/usr/bin/wrk");
    private static final int CONNECTIONS = 8;
    private static final String MARK = "measured ";

    /** Requests are made before the time runs: what wrk does then is little beside the server. */
    private static final String SCRIPT =
            """
            local requests, count = {}, 0
            function init(args)
              math.randomseed(tonumber(args[1]))
              for line in io.lines(args[2]) do
                count = count + 1
                requests[count] = wrk.format("GET", wrk.path .. line)
              end
            end
            function request()
              return requests[math.random(count)]
            end
            function done(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("%s%%d %%d %%d %%d\\n", summary.requests, summary.duration,
                latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
            end
            """
                    .formatted(MARK);

    private final Path script;
    private final Path urls;

    private Wrk(Path script, Path urls) {
        this.script = script;
        this.urls = urls;
    }

    /**
     * Makes ready to ask for URLs.
     *
     * @throws LauncherException if wrk is not installed
     */
    static Wrk of(Path work, List<String> urls) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new LauncherException("wrk absent: install Debian's package wrk");
        }
        return new Wrk(
                Files.writeString(work.resolve("look-ups.lua"), SCRIPT),
                Files.write(
                        work.resolve("urls.txt"),
                        urls.stream()
                                .map(url -> "?url=" + URLEncoder.encode(url, UTF_8))
                                .toList()));
    }

    /**
     * Makes ready to ask for paths below the one that a run is given.
     *
     * @param name of the file in which they stand
     * @throws LauncherException if wrk is not installed
     */
    static Wrk ofPaths(Path work, String name, List<String> paths) throws IOException {
        Wrk wrk = of(work, List.of());
        return new Wrk(wrk.script, Files.write(work.resolve(name), paths));
    }

    /**
     * What came out.
     *
     * @param rate answers a second
     * @param p99 milliseconds that 99 of 100 answers took at most
     */
    record Result(double rate, double p99) {
        /**
         * Reads what the script wrote.
         *
         * @throws LauncherException if something failed, or nothing was answered in time
         */
        static Result of(String said) {
            int at = said.indexOf(MARK);
            if (at < 0) {
                throw new LauncherException("wrk measured nothing: " + said.strip());
            }
            String[] numbers = said.substring(at + MARK.length()).strip().split(" ");
            if (!numbers[3].equals("0")) {
                throw new LauncherException(numbers[3] + " look-ups failed");
            }
            if (numbers[0].equals("0")) {
                throw new LauncherException("nothing was answered before the time was over");
            }
            return new Result(
                    Long.parseLong(numbers[0]) / (Long.parseLong(numbers[1]) / 1e6),
                    Long.parseLong(numbers[2]) / 1e3);
        }
    }

    /** Asks for as long; equal seeds give equal questions. */
    Result run(URI lookUp, int seconds, int seed) throws IOException, InterruptedException {
        Process wrk =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "-t1",
                                "-c" + CONNECTIONS,
                                "-d" + seconds + "s",
                                "--timeout",
                                "30s",
                                "-s",
                                script.toString(),
                                lookUp.toString(),
                                Integer.toString(seed),
                                urls.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        wrk.waitFor();
        try {
            return Result.of(said);
        } catch (LauncherException e) {
            throw new LauncherException(lookUp + ": " + e.getMessage(), e);
        }
    }
}
