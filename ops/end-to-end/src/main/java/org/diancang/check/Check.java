package org.diancang.check;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.diancang.check.chaos.ChaosCrawlCheck;
import org.diancang.check.hostile.HostileCheck;

/** Runs one battery. Exit codes: 0 nothing wrong, 1 something is, 2 could not run. */
public final class Check {
    private static final String FULL = "--full";
    private static final String SEED = "--seed";

    private Check() {}

    /**
     * One battery.
     *
     * @param run answers what is wrong
     * @param good what is said when nothing is
     */
    private record Battery(Callable<List<String>> run, String good) {}

    /** {@code NAME [--full] [--seed N]}. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    private static int run(List<String> words, PrintStream out) {
        OptionalLong seed = seed(words);
        if (words.contains(SEED) && seed.isEmpty()) {
            out.println(SEED + " needs a whole number, such as " + SEED + " 4711");
            return 2;
        }
        Map<String, Battery> batteries =
                Map.of(
                        "screens",
                        new Battery(() -> new ScreensCheck(out).run(), "nothing wrong"),
                        "hostile",
                        new Battery(() -> new HostileCheck(out).run(), "nothing wrong"),
                        "rewriting",
                        new Battery(
                                () ->
                                        new RewritingCheck(
                                                        words.contains(FULL),
                                                        seed.orElseGet(Check::newSeed),
                                                        out)
                                                .run(),
                                "nothing found"),
                        "chaos-crawl",
                        new Battery(
                                () ->
                                        new ChaosCrawlCheck(
                                                        words.contains(FULL),
                                                        seed.orElseGet(Check::newSeed),
                                                        out)
                                                .run(),
                                "holds"));
        String name = words.isEmpty() ? "" : words.get(0);
        Battery battery = batteries.get(name);
        if (battery == null) {
            out.println("no check is called '" + name + "'; there are: " + batteries.keySet());
            return 2;
        }
        try {
            List<String> wrong = battery.run().call();
            wrong.forEach(w -> out.println("  ! " + w));
            out.println(
                    name + ": " + (wrong.isEmpty() ? battery.good() : wrong.size() + " findings"));
            return wrong.isEmpty() ? 0 : 1;
        } catch (Exception e) {
            out.println(name + ": not run (" + e.getMessage() + ")");
            return 2;
        }
    }

    private static OptionalLong seed(List<String> words) {
        int at = words.indexOf(SEED);
        return at >= 0 && at + 1 < words.size() && words.get(at + 1).matches("-?[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(words.get(at + 1)))
                : OptionalLong.empty();
    }

    private static long newSeed() {
        return System.nanoTime() % 1_000_000;
    }
}
