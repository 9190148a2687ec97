package org.diancang.launcher.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diancang.stack.ElasticsearchAccount;

/**
 * Whether Elasticsearch's account can be had and can enter what it needs: the data folder, the
 * program and the JDK.
 */
final class SearchAccountCheck {
    private static final String NAME = "search account";

    private final List<Path> needed;

    SearchAccountCheck(Path project, Path data) {
        this.needed = List.of(data, project, Path.of(System.getProperty("java.home")));
    }

    Finding examine() {
        if (!ElasticsearchAccount.exists()) {
            return Finding.missing(
                    NAME,
                    "as root, Elasticsearch is run in a user namespace, and unshare --user fails"
                            + " here; run Diancang as an ordinary user, or allow user namespaces"
                            + " (sysctl user.max_user_namespaces, or the container's security"
                            + " options)");
        }
        for (Path path : needed) {
            Optional<Path> closed = ElasticsearchAccount.closedFolderOnTheWayTo(path);
            if (closed.isPresent()) {
                return Finding.missing(NAME, sentence(path, closed.get()));
            }
        }
        return Finding.ok(
                NAME,
                ElasticsearchAccount.isRoot()
                        ? "a user namespace can be made and enters all it needs"
                        : "your own");
    }

    private static String sentence(Path path, Path closed) {
        return "the account that Elasticsearch runs as can't enter "
                + closed
                + " on the way to "
                + path
                + "; open it with chmod o+x "
                + closed
                + ", or take another place";
    }
}
