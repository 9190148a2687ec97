package org.diancang.adapter.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.diancang.adapter.scripted.ScriptedWarc;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcRepairTest {
    private static final WarcName NAME =
            WarcName.parse("LJ0031-c00017-e1-20261124031500123-00000.warc.gz");

    @TempDir Path root;

    private FolderWarcStore store;
    private WarcRepair repair;

    @BeforeEach
    void open() {
        store = new FolderWarcStore(root);
        repair = new WarcRepair(store);
    }

    @Test
    void aFileCutAtAnyByteOfItsLastRecordKeepsTheRecordsBeforeAndTheTailAside() throws IOException {
        byte[] first = ScriptedWarc.member(ScriptedWarc.response("http://a.example/1"));
        byte[] last = ScriptedWarc.member(ScriptedWarc.response("http://a.example/2"));
        for (int cut = 0; cut <= last.length; cut++) {
            write(concat(first, Arrays.copyOf(last, cut)));

            assertThat(repair.repair(NAME)).isTrue();

            boolean whole = cut == last.length;
            assertThat(Files.readAllBytes(closed()))
                    .as("cut at %d of %d", cut, last.length)
                    .isEqualTo(whole ? concat(first, last) : first);
            assertThat(repair.tornBytes(NAME)).isEqualTo(whole ? 0 : cut);
            if (repair.tornBytes(NAME) > 0) {
                assertThat(Files.readAllBytes(torn())).isEqualTo(Arrays.copyOf(last, cut));
            }
            assertThat(open(NAME)).doesNotExist();
            Files.delete(closed());
            Files.deleteIfExists(torn());
        }
    }

    @Test
    void aWholeMemberWithAShortRecordIsTorn() throws IOException {
        byte[] first = ScriptedWarc.member(ScriptedWarc.response("http://a.example/1"));
        byte[] shortRecord =
                gzip("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 500\r\n\r\nonly this");
        write(concat(first, shortRecord));

        assertThat(repair.repair(NAME)).isTrue();

        assertThat(Files.readAllBytes(closed())).isEqualTo(first);
        assertThat(Files.readAllBytes(torn())).isEqualTo(shortRecord);
    }

    @Test
    void aFileWithoutAWholeRecordLeavesNothingToSeal() throws IOException {
        byte[] record = ScriptedWarc.member(ScriptedWarc.response("http://a.example/1"));
        write(Arrays.copyOf(record, record.length - 1));

        assertThat(repair.repair(NAME)).isFalse();

        assertThat(closed()).doesNotExist();
        assertThat(open(NAME)).doesNotExist();
        assertThat(torn()).hasSize(record.length - 1);
    }

    @Test
    void aRepairBrokenOffBeforeItsLastStepIsTakenUpWithoutLosingTheTail() throws IOException {
        byte[] first = ScriptedWarc.member(ScriptedWarc.response("http://a.example/1"));
        write(first);
        Files.createDirectories(torn().getParent());
        Files.write(torn(), new byte[] {1, 2, 3});

        assertThat(repair.repair(NAME)).isTrue();

        assertThat(Files.readAllBytes(closed())).isEqualTo(first);
        assertThat(repair.tornBytes(NAME)).isEqualTo(3);
    }

    @Test
    void aFlippedBitEndsTheWholePart() throws IOException {
        byte[] first = ScriptedWarc.member(ScriptedWarc.response("http://a.example/1"));
        byte[] second = ScriptedWarc.member(ScriptedWarc.response("http://a.example/2"));
        second[second.length - 6] ^= 1;
        write(concat(first, second));

        assertThat(repair.repair(NAME)).isTrue();

        assertThat(Files.readAllBytes(closed())).isEqualTo(first);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(open(NAME), bytes);
    }

    private Path open(WarcName name) {
        return store.openFolder().resolve(name + ".open");
    }

    private Path closed() {
        return store.openFolder().resolve(NAME.value());
    }

    private Path torn() {
        return store.sealedPath(NAME).resolveSibling(NAME + ".torn");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
