package org.diancang.adapter.warc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.diancang.adapter.scripted.ScriptedWarc;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.WarcName;
import org.slf4j.LoggerFactory;

/** Files that a disk or a crash has damaged, and records that no writer of ours wrote. */
class DamagedFilePropertyTest {
    private static final WarcName NAME =
            WarcName.parse("LJ0031-c00017-e1-20261124031500123-00000.warc.gz");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T03:15:00Z"), ZoneOffset.UTC);

    /** Each damaged file is an error in the log: a thousand of them are no news here. */
    @BeforeContainer
    static void quiet() {
        log().setLevel(Level.OFF);
    }

    @AfterContainer
    static void loud() {
        log().setLevel(null);
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(Reconciliation.class);
    }

    @Property(tries = 60)
    void whatStandsBeforeTheDamageIsRead(@ForAll int place, @ForAll byte damage)
            throws IOException {
        List<byte[]> members = members();
        byte[] file = joined(members);
        int at = Math.floorMod(place, file.length);
        boolean changes = file[at] != damage;
        file[at] = damage;

        List<ResourceCaptured> read = read(file);

        List<Long> before = offsetsBefore(members, at);
        assertThat(offsets(read)).hasSizeGreaterThanOrEqualTo(before.size());
        assertThat(offsets(read).subList(0, before.size())).isEqualTo(before);
        if (!changes) {
            assertThat(read).hasSize(members.size());
        }
    }

    @Property(tries = 60)
    void aTornFileIsReadToItsLastWholeRecord(@ForAll int place) throws IOException {
        List<byte[]> members = members();
        byte[] file = joined(members);
        int end = Math.floorMod(place, file.length);

        assertThat(offsets(read(Arrays.copyOf(file, end)))).isEqualTo(offsetsBefore(members, end));
    }

    @Property(tries = 60)
    void anyBytesAreAFileWithoutCaptures(@ForAll byte[] bytes) throws IOException {
        assertThat(read(bytes)).isEmpty();
    }

    @Property(tries = 60)
    void anyRecordIsReadOrCountedAsUnreadable(@ForAll byte[] record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(record));
        bytes.write(members().getFirst());

        assertThat(read(bytes.toByteArray())).isNotEmpty();
    }

    @Property(tries = 60)
    void aRecordDamagedBeforeItWasCompressedHidesNoOther(
            @ForAll @Size(min = 1, max = 4) int[] places, @ForAll byte damage) throws IOException {
        byte[] record = inflated(members().getFirst());
        for (int place : places) {
            record[Math.floorMod(place, record.length)] = damage;
        }
        byte[] damaged = gzip(record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(damaged);
        bytes.write(members().getFirst());

        assertThat(offsets(read(bytes.toByteArray()))).contains((long) damaged.length);
    }

    static List<ResourceCaptured> read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("damaged", ".warc.gz");
        try {
            Files.write(file, bytes);
            List<ResourceCaptured> found = new ArrayList<>();
            var crawl =
                    new CrawlIdentity(
                            new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), "worker-1", 1, "x-");
            Map<String, Long> counts =
                    new Reconciliation(crawl, reference -> Optional.empty(), CLOCK)
                            .read(file, NAME, id -> false, found::add);
            assertThat(counts.values()).allMatch(n -> n > 0);
            return found;
        } finally {
            Files.delete(file);
        }
    }

    private static List<byte[]> members() throws IOException {
        List<byte[]> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(ScriptedWarc.member(ScriptedWarc.response("http://a.example/" + i)));
        }
        return members;
    }

    private static byte[] joined(List<byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        members.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static List<Long> offsets(List<ResourceCaptured> captures) {
        return captures.stream().map(ResourceCaptured::offset).toList();
    }

    /** Offsets of the records that end at or before a place. */
    private static List<Long> offsetsBefore(List<byte[]> members, int place) {
        List<Long> offsets = new ArrayList<>();
        long offset = 0;
        for (byte[] member : members) {
            if (offset + member.length <= place) {
                offsets.add(offset);
            }
            offset += member.length;
        }
        return offsets;
    }

    private static byte[] gzip(byte[] record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(record);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] member) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(member))) {
            return in.readAllBytes();
        }
    }
}
