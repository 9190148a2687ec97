package org.diancang.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build put the components: {@code ops/stack/target} below the project's root. */
final class StackHome {
    private static final String ROOT = "diancang.root";

    private StackHome() {}

    static Path root() {
        String root = System.getProperty(ROOT);
        if (root == null) {
            throw new StackException("-D" + ROOT + " must name the project's folder");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    static Path library() {
        Path lib = root().resolve("ops/stack/target/lib");
        if (!Files.isDirectory(lib)) {
            throw new StackException(lib + " is missing: build first, ./mvnw package");
        }
        return lib;
    }

    static Path elasticsearch() {
        try (Stream<Path> entries = Files.list(root().resolve("ops/stack/target"))) {
            return entries.filter(p -> p.getFileName().toString().startsWith("elasticsearch-"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new StackException(
                                            "Elasticsearch is not unpacked below "
                                                    + root()
                                                    + ": build first, ./mvnw package"));
        } catch (IOException e) {
            throw new StackException("not built: " + e.getMessage(), e);
        }
    }

    /** What a component that runs from the library keeps of its classes. */
    static PreparedClasses prepared(String component) {
        return new PreparedClasses(
                root().resolve("ops/stack/target").resolve(component), List.of(library()));
    }

    /** Where this module's own classes are, as a class path entry. */
    static Path classes() {
        try {
            return Path.of(
                    StackHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new StackException("no class path: " + e.getMessage(), e);
        }
    }

    /** The java of this very JVM. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
