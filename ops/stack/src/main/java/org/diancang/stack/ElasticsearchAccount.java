package org.diancang.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The account that Elasticsearch runs as. It refuses to run as root: a user namespace shows root to
 * it as an ordinary user, so that no folder has to change hands. There root is bound by permissions
 * like anybody: a folder that belongs to another user and is closed to others can't be entered.
 */
public final class ElasticsearchAccount {
    private static final String ENTER =
            "for d; do cd -- \"$d\" 2>/dev/null || { printf %s \"$d\"; exit 3; }; done";

    private ElasticsearchAccount() {}

    static List<String> command() {
        return isRoot()
                ? List.of("unshare", "--user", "--map-user=1000", "--map-group=1000")
                : List.of();
    }

    /** Whether this process is root's, so that the account is another than its own. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether a process can be started under the account. */
    public static boolean exists() {
        return run("exit 0", List.of()).isPresent();
    }

    /**
     * The first folder on the way to a path that the account can't enter; folders that don't exist
     * yet are left out.
     */
    public static Optional<Path> closedFolderOnTheWayTo(Path path) {
        Deque<String> way = new ArrayDeque<>();
        for (Path p = path.toAbsolutePath().normalize(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p)) {
                way.push(p.toString());
            }
        }
        return run(ENTER, List.copyOf(way)).filter(said -> !said.isEmpty()).map(Path::of);
    }

    /** What a script says under the account; empty if it can't be run there. */
    private static Optional<String> run(String script, List<String> arguments) {
        List<String> line = new ArrayList<>(command());
        line.addAll(List.of("sh", "-c", script, "sh"));
        line.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(line)
                            .directory(Path.of("/").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            int code = process.exitValue();
            return code == 0 || code == 3 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
