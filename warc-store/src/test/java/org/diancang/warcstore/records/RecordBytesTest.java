package org.diancang.warcstore.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordBytesTest {
    private static final String FIRST = record("first", 5);
    private static final String SECOND = record("second", 6);

    @TempDir private Path folder;

    private static String record(String block, int claimed) {
        return "WARC/1.1\r\nWARC-Type: resource\r\nX-Odd:   kept as it is\r\nContent-Length: "
                + claimed
                + "\r\n\r\n"
                + block
                + "\r\n\r\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    private String read(byte[] file, long offset) throws IOException {
        Path path = Files.write(folder.resolve("a"), file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileChannel channel = FileChannel.open(path)) {
            RecordBytes record = RecordBytes.at(channel, offset).orElseThrow();
            record.writeTo(out);
            assertThat(record.length()).isEqualTo(out.size());
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRecordComesAsItWasWrittenWithoutItsNeighbours() throws IOException {
        byte[] plain = (FIRST + SECOND).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(plain, 0)).isEqualTo(FIRST);
        assertThat(read(plain, FIRST.length())).isEqualTo(SECOND);
    }

    @Test
    void gzipIsTakenOff() throws IOException {
        byte[] first = gzip(FIRST);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(first);
        file.write(gzip(SECOND));
        assertThat(read(file.toByteArray(), 0)).isEqualTo(FIRST);
        assertThat(read(file.toByteArray(), first.length)).isEqualTo(SECOND);
    }

    @Test
    void aRecordThatClaimsTooMuchNeverReachesIntoTheNext() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(gzip(record("first", 5000)));
        file.write(gzip(SECOND));
        assertThatThrownBy(() -> read(file.toByteArray(), 0)).isInstanceOf(EOFException.class);
    }

    @Test
    void whereNoRecordBeginsThereIsNone() throws IOException {
        Path path = Files.writeString(folder.resolve("a"), FIRST);
        try (FileChannel channel = FileChannel.open(path)) {
            assertThat(RecordBytes.at(channel, 3)).isEmpty();
            assertThat(RecordBytes.at(channel, 3000)).isEmpty();
        }
    }
}
