package org.diancang.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.bench.fulltext.FulltextBench;
import org.diancang.bench.measure.Figure;
import org.diancang.launcher.LauncherException;

/** Runs one benchmark. Exit codes: 0 met, 1 short of a bar, 2 could not run. */
public final class Bench {
    private Bench() {}

    /** {@code NAME [--full] [--peer ADDRESS|JAR]}. */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    private static int run(String[] args, PrintStream out) {
        List<String> words = List.of(args);
        CdxBench.Scale scale =
                words.contains("--full") ? CdxBench.Scale.FULL : CdxBench.Scale.DECIDING;
        Map<String, Callable<List<Figure>>> benches =
                Map.of(
                        "freshness", new Freshness(words.contains("--full"), out),
                        "crawl", new CrawlBench(words.contains("--full"), out),
                        "crawl-sites", new CrawlSites(words.contains("--full"), out),
                        "crawl-growth", new CrawlGrowth(words.contains("--full"), out),
                        "cdx", new CdxBench(scale, peer(words), out),
                        "cdx-parts", new CdxParts(out),
                        "replay-parts", new ReplayParts(out),
                        "replay-calendar", new ReplayCalendar(out),
                        "replay", new ReplayBench(words.contains("--full"), out),
                        "fulltext", new FulltextBench(words.contains("--full"), out));
        String name = words.isEmpty() ? "" : words.get(0);
        Callable<List<Figure>> bench = benches.get(name);
        if (bench == null) {
            out.println("no bench is called '" + name + "'; there are: " + benches.keySet());
            return 2;
        }
        try {
            List<Figure> figures = bench.call();
            figures.forEach(figure -> out.println(figure.line()));
            List<String> lacking =
                    figures.stream().filter(f -> !f.met()).map(Figure::name).toList();
            out.println(
                    name
                            + (lacking.isEmpty()
                                    ? ": met"
                                    : ": short (" + String.join(", ", lacking) + ")"));
            return lacking.isEmpty() ? 0 : 1;
        } catch (LauncherException e) {
            out.println(name + ": not run (" + e.getMessage() + ")");
            return 2;
        } catch (Exception e) {
            out.println(name + ": not run (" + e + ")");
            return 2;
        }
    }

    /** What the command line names, or else the environment. */
    private static Optional<String> peer(List<String> words) {
        int option = words.indexOf("--peer");
        return option >= 0 && option + 1 < words.size()
                ? Optional.of(words.get(option + 1))
                : Optional.ofNullable(System.getenv(CdxPeer.VARIABLE));
    }
}
