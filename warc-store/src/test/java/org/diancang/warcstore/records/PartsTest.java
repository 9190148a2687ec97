package org.diancang.warcstore.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PartsTest {
    private static final byte[] INFO = warc("warcinfo", "software: by hand\r\n");
    private static final byte[] PAGE = warc("resource", "星河县");
    private static final byte[] OTHER = warc("resource", "another page");
    private static final byte[] ARC_HEAD =
            utf8("filedesc://a.arc 0.0.0.0 20190301120000 text/plain 9\n1 0 x\nURL\n");
    private static final byte[] ARC_PAGE =
            utf8(
                    "http://a.example/ 10.0.0.1 20190301120001 text/html 23\nHTTP/1.0 200 OK\r\n\r\npage\n");

    @TempDir Path folder;

    @Test
    void plainRecordsHaveTheirOwnLengths() throws IOException {
        assertThat(parts(join(INFO, PAGE, OTHER)))
                .containsExactly(
                        new Part.Record(0, INFO.length - 4),
                        new Part.Record(INFO.length, PAGE.length - 4),
                        new Part.Record(INFO.length + PAGE.length, OTHER.length - 4));
    }

    @Test
    void gzippedRecordsHaveTheLengthsOfTheirMembers() throws IOException {
        byte[] first = gzip(INFO);
        byte[] second = gzip(PAGE);
        assertThat(parts(join(first, second)))
                .containsExactly(
                        new Part.Record(0, first.length),
                        new Part.Record(first.length, second.length));
    }

    /** As wget and the Internet Archive's tools write them, with the lengths of both forms. */
    @Test
    void membersWithAnExtraFieldInTheirHeaderAreRead() throws IOException {
        byte[] plain = gzip(INFO);
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] = 4;
        byte[] extra = {12, 0, 's', 'l', 8, 0, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] first = join(head, extra, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(parts(join(first, plain)))
                .containsExactly(
                        new Part.Record(0, first.length),
                        new Part.Record(first.length, plain.length));
    }

    @Test
    void arcRecordsAreFoundPlainAndGzipped() throws IOException {
        assertThat(parts(join(ARC_HEAD, ARC_PAGE)))
                .containsExactly(
                        new Part.Record(0, ARC_HEAD.length - 1),
                        new Part.Record(ARC_HEAD.length, ARC_PAGE.length - 1));
        assertThat(parts(join(gzip(ARC_HEAD), gzip(ARC_PAGE))))
                .hasSize(2)
                .allMatch(Part.Record.class::isInstance);
    }

    @Test
    void garbageBetweenPlainRecordsIsPassedOver() throws IOException {
        byte[] garbage = noise(5_000);
        List<Part> parts = parts(join(INFO, garbage, PAGE));
        assertThat(records(parts)).containsExactly(0L, (long) INFO.length + garbage.length);
        assertThat(unreadable(parts))
                .singleElement()
                .satisfies(
                        bad -> {
                            assertThat(bad.offset()).isEqualTo(INFO.length);
                            assertThat(bad.length()).isEqualTo(garbage.length);
                            assertThat(bad.reason()).contains("no WARC or ARC record");
                        });
    }

    @Test
    void garbageBetweenArcRecordsIsPassedOver() throws IOException {
        byte[] garbage = utf8("\u0001\u0002 what is this\nand this: too\n");
        List<Part> parts = parts(join(ARC_HEAD, garbage, ARC_PAGE));
        assertThat(records(parts)).containsExactly(0L, (long) ARC_HEAD.length + garbage.length);
        assertThat(unreadable(parts)).hasSize(1);
    }

    @Test
    void garbageBetweenGzipMembersIsPassedOver() throws IOException {
        byte[] first = gzip(INFO);
        byte[] garbage = noise(70_000);
        List<Part> parts = parts(join(first, garbage, gzip(PAGE)));
        assertThat(records(parts)).containsExactly(0L, (long) first.length + garbage.length);
        assertThat(unreadable(parts)).extracting(Part::offset).contains((long) first.length);
    }

    @Test
    void oneFlippedBitInAMemberCostsThatRecordAlone() throws IOException {
        byte[] first = gzip(INFO);
        byte[] second = gzip(PAGE);
        byte[] third = gzip(OTHER);
        second[second.length - 6] ^= 1;
        List<Part> parts = parts(join(first, second, third));
        assertThat(records(parts)).containsExactly(0L, (long) first.length + second.length);
        assertThat(unreadable(parts))
                .singleElement()
                .extracting(Part.Unreadable::reason)
                .asString()
                .contains("CRC");
    }

    @Test
    void whereverAFileIsCutTheWholeRecordsBeforeAreFound() throws IOException {
        byte[] first = gzip(INFO);
        byte[] whole = join(first, gzip(PAGE));
        for (int length = first.length + 1; length < whole.length; length++) {
            List<Part> parts = parts(Arrays.copyOf(whole, length));
            assertThat(records(parts)).as("cut at %d", length).containsExactly(0L);
            assertThat(unreadable(parts)).isNotEmpty();
        }
        byte[] plain = join(INFO, PAGE);
        for (int length = INFO.length + 1; length < plain.length - 4; length++) {
            List<Part> parts = parts(Arrays.copyOf(plain, length));
            assertThat(records(parts)).as("cut at %d", length).containsExactly(0L);
            assertThat(unreadable(parts)).isNotEmpty();
        }
    }

    @Test
    void aLengthBeyondTheEndDoesNotSwallowTheRecordsBehindIt() throws IOException {
        byte[] liar =
                utf8("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 999999\r\n\r\nx\r\n\r\n");
        List<Part> parts = parts(join(liar, PAGE));
        assertThat(records(parts)).containsExactly((long) liar.length);
        assertThat(unreadable(parts))
                .singleElement()
                .extracting(Part.Unreadable::reason)
                .asString()
                .contains("breaks off");
    }

    @Test
    void recordsGzippedTogetherAreSeen() throws IOException {
        assertThat(parts(gzip(join(INFO, PAGE, OTHER))))
                .singleElement()
                .isInstanceOf(Part.Together.class);
        assertThat(parts(gzip(join(ARC_HEAD, ARC_PAGE))))
                .singleElement()
                .isInstanceOf(Part.Together.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just some text\nand more of it\n", "WARC/1.0\r\n", "http://a\n"})
    void whatIsNoArchiveHasNoRecord(String content) throws IOException {
        List<Part> parts = parts(utf8(content));
        assertThat(parts).isNotEmpty().allMatch(Part.Unreadable.class::isInstance);
        assertThat(parts.getFirst().offset()).isZero();
    }

    @Test
    void aBombIsGivenUpEarly() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb, 1 << 16)) {
            out.write(
                    utf8("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999999\r\n\r\n"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        assertThat(unreadable(parts(bomb.toByteArray())))
                .first()
                .extracting(Part.Unreadable::reason)
                .asString()
                .contains("100-fold");
    }

    @Test
    void manyFalseStartsEndInTheTimeOfOneReading() throws IOException {
        byte[] start = utf8("WARC/1.0\r\nWARC-Type: a\r\nx:");
        byte[] hostile = new byte[8 << 20];
        for (int i = 0; i < hostile.length; i++) {
            hostile[i] = start[i % start.length];
        }
        long began = System.nanoTime();
        List<Part> parts = parts(hostile);
        assertThat(records(parts)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void manyFalseMembersEndInTheTimeOfOneReading() throws IOException {
        byte[] hostile = new byte[8 << 20];
        byte[] member = storedGzip(new byte[40]);
        for (int i = 0; i < hostile.length; i++) {
            hostile[i] = member[i % member.length];
        }
        assertThat(records(parts(hostile))).isEmpty();
    }

    @Test
    void noiseOfAnyKindIsReadToItsEnd() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            byte[] bytes = new byte[2_000];
            new Random(seed).nextBytes(bytes);
            if (seed % 2 == 0) {
                bytes[0] = 0x1f;
                bytes[1] = (byte) 0x8b;
                bytes[2] = 8;
                bytes[3] = (byte) (seed % 32);
            }
            List<Part> parts = parts(bytes);
            assertThat(parts.stream().mapToLong(Part::length).sum()).isLessThanOrEqualTo(2_000);
        }
    }

    private List<Part> parts(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        List<Part> found = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            Parts parts = Parts.of(channel);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                found.add(part.get());
            }
        }
        return found;
    }

    private static List<Long> records(List<Part> parts) {
        return parts.stream().filter(Part.Record.class::isInstance).map(Part::offset).toList();
    }

    private static List<Part.Unreadable> unreadable(List<Part> parts) {
        return parts.stream()
                .filter(Part.Unreadable.class::isInstance)
                .map(Part.Unreadable.class::cast)
                .toList();
    }

    private static byte[] warc(String type, String block) {
        byte[] body = utf8(block);
        return join(
                utf8(
                        "WARC/1.0\r\nWARC-Type: "
                                + type
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n"),
                body,
                utf8("\r\n\r\n"));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] storedGzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.NO_COMPRESSION);
                    }
                }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
