package org.diancang.indexer.fulltext.extract.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that a document has taken over. */
class HostileAnswerTest {
    /** Speaks as a process of Tika does: ready, alive, then an object of its choice. */
    private static final String TAKEN_OVER =
            """
            package org.apache.tika.pipes;

            import java.io.*;
            import java.util.*;

            public class PipesServer {
                public static class Gadget implements Serializable {
                    private static final long serialVersionUID = 1L;
                }

                public static void main(String[] arguments) throws Exception {
                    DataInputStream in = new DataInputStream(System.in);
                    DataOutputStream out = new DataOutputStream(System.out);
                    out.write(%1$d);
                    out.flush();
                    for (int asked = in.read(); asked >= 0; asked = in.read()) {
                        if (asked == %2$d) {
                            in.readFully(new byte[in.readInt()]);
                            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                            new ObjectOutputStream(bytes).writeObject(%4$s);
                            out.write(%3$d);
                            out.writeInt(bytes.size());
                            out.write(bytes.toByteArray());
                        } else {
                            out.write(asked);
                        }
                        out.flush();
                    }
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void anObjectOfAnotherClassIsRefusedBeforeItIsMade() throws Exception {
        assertThat(answer("new HashMap<>(Map.of(new " + Trap.class.getName() + "(), 1))"))
                .isInstanceOfSatisfying(
                        Parsed.Failed.class,
                        failed -> assertThat(failed.obstacle()).isEqualTo(Obstacle.CRASH));
        assertThat(Trap.sprung).isFalse();
    }

    @Test
    void soIsOneOfTheJdk() throws Exception {
        assertThat(answer("new PriorityQueue<>(List.of(1))")).isInstanceOf(Parsed.Failed.class);
    }

    private Parsed answer(String object) throws Exception {
        Path source = folder.resolve("PipesServer.java");
        Files.writeString(
                source,
                TAKEN_OVER.formatted(
                        status("READY"), status("CALL"), status("PARSE_SUCCESS"), object));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String mine =
                Path.of(Trap.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toString();
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                mine,
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(compiled).isZero();
        ParserSettings settings =
                new ParserSettings(
                        classes + ":" + mine, folder.resolve("parsers"), 1, 64, 10, 1_000);
        try (DocumentParsers parsers = new DocumentParsers(settings)) {
            return parsers.parse(new byte[1], Duration.ofSeconds(60));
        }
    }

    private static int status(String name) throws ReflectiveOperationException {
        Class<?> statuses = Class.forName("org.apache.tika.pipes.PipesServer$STATUS");
        for (Object status : statuses.getEnumConstants()) {
            if (status.toString().equals(name)) {
                var number = statuses.getDeclaredMethod("getByte");
                number.setAccessible(true);
                return (byte) number.invoke(status);
            }
        }
        throw new IllegalArgumentException(name);
    }
}
