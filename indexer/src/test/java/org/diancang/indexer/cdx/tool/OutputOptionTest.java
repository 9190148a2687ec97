package org.diancang.indexer.cdx.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputOptionTest {
    @TempDir Path folder;

    @Test
    void aFileIsReplacedOnceTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "before");

        ToolRun failed = ToolRun.of("merge", "-o", file.toString(), unsorted());
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("before");
        ToolRun.withInput("b\na\n", "sort", "-o", file.toString());

        assertThat(file).hasContent("a\nb\n");
        assertThat(folder.resolve("out.part")).doesNotExist();
    }

    @Test
    void aPipeIsWrittenToAndStaysAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(() -> linesOf(pipe));

        ToolRun run = ToolRun.withInput("b\na\n", "sort", "-o", pipe.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(read.get()).containsExactly("a", "b");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(pipe).exists();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        ToolRun.withInput("a\n", "sort", "-o", link.toString());

        assertThat(file).hasContent("a\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFolderIsRefused() {
        ToolRun run = ToolRun.withInput("a\n", "sort", "-o", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    private String unsorted() throws IOException {
        return Files.writeString(folder.resolve("unsorted"), "b\na\n").toString();
    }

    private static List<String> linesOf(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
