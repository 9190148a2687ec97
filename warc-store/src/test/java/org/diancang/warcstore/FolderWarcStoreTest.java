package org.diancang.warcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

class FolderWarcStoreTest {
    private static final WarcName NAME =
            WarcName.parse("LJ0031-c00017-e1-20261124031500123-00000.warc.gz");

    @TempDir Path folder;
    private FolderWarcStore store;

    @BeforeEach
    void openStore() {
        store = new FolderWarcStore(folder.resolve("warcs"));
    }

    @Test
    void aFileIsReadableWhileItIsWritten() throws IOException {
        Path writing = store.openFolder().resolve(NAME.value() + FolderWarcStore.WRITING_SUFFIX);
        Files.writeString(writing, "first record");
        try (SeekableByteChannel channel = store.open(NAME.value()).orElseThrow()) {
            assertThat(text(channel)).isEqualTo("first record");
            Files.writeString(writing, ", second", StandardOpenOption.APPEND);
            assertThat(text(channel)).isEqualTo(", second");
        }
    }

    @Test
    void aReaderIsNotDisturbedWhenTheFileIsClosedAndSealed() throws IOException {
        Path writing = store.openFolder().resolve(NAME.value() + FolderWarcStore.WRITING_SUFFIX);
        Files.writeString(writing, "0123456789");
        try (SeekableByteChannel channel = store.open(NAME.value()).orElseThrow()) {
            Files.move(writing, store.openFolder().resolve(NAME.value()));
            store.seal(NAME);
            channel.position(5);
            assertThat(text(channel)).isEqualTo("56789");
        }
        assertThat(read()).isEqualTo("0123456789");
    }

    @Test
    void sealingMovesTheFileToThePlaceThatItsNameSays() {
        closed("whole");
        SealedFile sealed = store.seal(NAME);
        assertThat(sealed.length()).isEqualTo(5);
        assertThat(sealed.sha512()).hasSize(128).matches("[0-9a-f]+");
        assertThat(folder.resolve("warcs/LJ0031/c00017/" + NAME)).hasContent("whole");
        assertThat(store.openFolder()).isEmptyDirectory();
        assertThat(sealedFiles()).containsExactly(NAME.value());
    }

    @Test
    void theDigestIsThatOfTheWholeFile() {
        closed("");
        assertThat(store.seal(NAME).sha512())
                .startsWith("cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce")
                .endsWith("a538327af927da3e");
    }

    @Test
    void sealingAgainAnswersTheSame() {
        closed("whole");
        assertThat(store.seal(NAME)).isEqualTo(store.seal(NAME));
    }

    @Test
    void aSealedFileIsNeverOverwritten() {
        closed("first");
        store.seal(NAME);
        closed("second");
        assertThatThrownBy(() -> store.seal(NAME))
                .isInstanceOf(WarcStoreException.class)
                .hasMessageContaining("won't overwrite");
        assertThat(read()).isEqualTo("first");
        assertThat(store.openFolder().resolve(NAME.value())).hasContent("second");
    }

    @Test
    void aSealedFileIsReadOnly() {
        closed("whole");
        store.seal(NAME);
        assertThat(store.sealedPath(NAME))
                .satisfies(
                        path ->
                                assertThat(Files.getPosixFilePermissions(path))
                                        .noneMatch(p -> p.name().endsWith("WRITE")));
    }

    @Test
    void whatIsStillWrittenIsNotSealed() throws IOException {
        Files.writeString(
                store.openFolder().resolve(NAME.value() + FolderWarcStore.WRITING_SUFFIX), "half");
        assertThatThrownBy(() -> store.seal(NAME))
                .isInstanceOf(WarcStoreException.class)
                .hasMessageContaining(NAME.value());
        assertThat(sealedFiles()).isEmpty();
    }

    @Test
    void ofManyWhoSealAtOnceNoneBreaksTheFile() throws Exception {
        closed("whole");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<SealedFile>> seals = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                seals.add(() -> store.seal(NAME));
            }
            for (Future<SealedFile> seal : threads.invokeAll(seals)) {
                assertThat(seal.get().length()).isEqualTo(5);
            }
        }
        assertThat(read()).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../secret",
                "open",
                "/etc/passwd",
                "LJ0031/c00017/x.warc.gz",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz\u0000",
                "LJ0031-c00017-e1-20261124031500123-00000.warc.gz.open"
            })
    void noNameLeadsOutOfTheStore(String name) throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        assertThat(store.open(name)).isEmpty();
    }

    @Test
    void aLinkPutInPlaceOfAFileIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(store.openFolder().resolve(NAME.value()), secret);
        assertThatThrownBy(() -> store.open(NAME.value())).isInstanceOf(WarcStoreException.class);
        assertThatThrownBy(() -> store.seal(NAME)).isInstanceOf(WarcStoreException.class);
    }

    @Test
    void aFolderInPlaceOfAFileIsAnError() throws IOException {
        Files.createDirectories(store.openFolder().resolve(NAME.value()));
        assertThatThrownBy(() -> store.seal(NAME)).isInstanceOf(WarcStoreException.class);
    }

    @Test
    void anUnknownFileIsAbsent() {
        assertThat(store.open(NAME.value())).isEmpty();
        assertThat(sealedFiles()).isEmpty();
    }

    @Test
    void onlySealedFilesAreListed() throws IOException {
        closed("whole");
        store.seal(NAME);
        Files.writeString(
                store.openFolder().resolve("LJ0031-c00018-e1-20261124031500123-00000.warc.gz"),
                "x");
        Files.writeString(store.sealedPath(NAME).resolveSibling(NAME + ".torn"), "x");
        Files.writeString(store.sealedPath(NAME).resolveSibling("README.txt"), "x");
        assertThat(sealedFiles()).containsExactly(NAME.value());
    }

    @Test
    void aRealWarcIsReadByOffset() throws IOException {
        Path open = store.openFolder().resolve(NAME.value());
        long second;
        try (WarcWriter writer =
                new WarcWriter(
                        FileChannel.open(
                                open, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        WarcCompression.GZIP)) {
            writer.write(info("a"));
            second = writer.position();
            writer.write(info("b"));
        }
        store.seal(NAME);
        try (SeekableByteChannel channel = store.open(NAME.value()).orElseThrow()) {
            channel.position(second);
            try (WarcReader reader = new WarcReader(channel)) {
                assertThat(((Warcinfo) reader.next().orElseThrow()).fields().map())
                        .containsKey("software");
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    private static Warcinfo info(String software) {
        return new Warcinfo.Builder().fields(Map.of("software", List.of(software))).build();
    }

    @Test
    void aStoreCannotBeMadeInPlaceOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> new FolderWarcStore(file)).isInstanceOf(WarcStoreException.class);
    }

    private void closed(String content) {
        try {
            Files.writeString(store.openFolder().resolve(NAME.value()), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String read() {
        try (InputStream in = Channels.newInputStream(store.open(NAME.value()).orElseThrow())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(SeekableByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int length = channel.read(buffer);
        return new String(buffer.array(), 0, length, StandardCharsets.UTF_8);
    }

    private List<String> sealedFiles() {
        try (Stream<String> names = store.sealedFiles()) {
            return names.toList();
        }
    }
}
