package org.diancang.check;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.diancang.check.hostile.HostileCheck;

/** Runs one battery. Exit codes: 0 nothing wrong, 1 something is, 2 could not run. */
public final class Check {
    private Check() {}

    /** {@code NAME}. */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    private static int run(String[] args, PrintStream out) {
        Map<String, Callable<List<String>>> checks =
                Map.of(
                        "screens", () -> new ScreensCheck(out).run(),
                        "hostile", () -> new HostileCheck(out).run());
        String name = args.length == 0 ? "" : args[0];
        Callable<List<String>> check = checks.get(name);
        if (check == null) {
            out.println("no check is called '" + name + "'; there are: " + checks.keySet());
            return 2;
        }
        try {
            List<String> wrong = check.call();
            wrong.forEach(w -> out.println("  ! " + w));
            out.println(
                    name
                            + (wrong.isEmpty()
                                    ? ": nothing wrong"
                                    : ": " + wrong.size() + " findings"));
            return wrong.isEmpty() ? 0 : 1;
        } catch (Exception e) {
            out.println(name + ": not run (" + e.getMessage() + ")");
            return 2;
        }
    }
}
