package org.diancang.adapter.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.diancang.adapter.scripted.ScriptedWarc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class GzipMembersTest {
    @TempDir Path folder;

    @Test
    void membersStandWhereJwarcFindsTheRecordsAndFollowEachOther() throws IOException {
        Path file = folder.resolve("some.warc.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            String url = "http://a.example/" + "x".repeat(i * 37 % 2000) + i;
            bytes.write(ScriptedWarc.member(ScriptedWarc.response(url)));
        }
        Files.write(file, bytes.toByteArray());

        List<Long> byJwarc = new ArrayList<>();
        try (WarcReader reader = new WarcReader(FileChannel.open(file))) {
            for (Optional<WarcRecord> r = reader.next(); r.isPresent(); r = reader.next()) {
                byJwarc.add(reader.position());
            }
        }
        List<GzipMembers.Member> members = members(file);
        assertThat(members).extracting(GzipMembers.Member::offset).isEqualTo(byJwarc);
        long end = 0;
        for (GzipMembers.Member member : members) {
            assertThat(member.offset()).isEqualTo(end);
            end += member.length();
        }
        assertThat(end).isEqualTo(Files.size(file));
    }

    @Test
    void optionalPartsOfTheHeaderArePassedOver() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(plain)) {
            gzip.write(new byte[100_000]);
        }
        byte[] member = plain.toByteArray();
        ByteArrayOutputStream decorated = new ByteArrayOutputStream();
        decorated.write(member, 0, 3);
        decorated.write(2 | 4 | 8 | 16);
        decorated.write(member, 4, 6);
        decorated.write(new byte[] {3, 0, 9, 9, 9});
        decorated.write("name\0comment\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        CRC32 crc = new CRC32();
        crc.update(decorated.toByteArray());
        decorated.write((int) crc.getValue() & 0xff);
        decorated.write((int) (crc.getValue() >> 8) & 0xff);
        decorated.write(member, 10, member.length - 10);
        Path file = Files.write(folder.resolve("decorated.gz"), decorated.toByteArray());

        assertThat(members(file)).containsExactly(new GzipMembers.Member(0, decorated.size()));
    }

    @Test
    void whatIsNoGzipHasNoMembers() throws IOException {
        assertThat(members(Files.write(folder.resolve("empty"), new byte[0]))).isEmpty();
        assertThat(members(Files.write(folder.resolve("zeros"), new byte[500]))).isEmpty();
        assertThat(members(Files.writeString(folder.resolve("text"), "WARC/1.0 plain"))).isEmpty();
    }

    private static List<GzipMembers.Member> members(Path file) throws IOException {
        List<GzipMembers.Member> found = new ArrayList<>();
        try (GzipMembers members = new GzipMembers(file)) {
            for (var m = members.next(); m.isPresent(); m = members.next()) {
                found.add(m.get());
            }
        }
        return found;
    }
}
