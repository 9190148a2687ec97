package org.diancang.replay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.diancang.warcstore.FolderWarcStore;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/** Files that a disk, a crash or somebody else's crawler has damaged. */
class WarcRecordAtPropertyTest {
    private static final String FILE = "LJ0031-c00017-e1-20261109063000000-00000.warc.gz";
    private static final byte[] PAYLOAD = "<p>国家图书馆".repeat(50).getBytes(StandardCharsets.UTF_8);

    private Path folder;
    private Path file;
    private FolderWarcStore store;

    @BeforeProperty
    void open() throws IOException {
        folder = Files.createTempDirectory("warcs");
        store = new FolderWarcStore(folder);
        file = store.openFolder().resolve(FILE);
    }

    @AfterProperty
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 120)
    void aDamagedRecordIsReadOrLost(
            @ForAll boolean compressed,
            @ForAll boolean revisit,
            @ForAll @Size(min = 1, max = 4) int[] places,
            @ForAll byte damage)
            throws IOException {
        byte[] record = record(compressed, revisit);
        for (int place : places) {
            record[Math.floorMod(place, record.length)] = damage;
        }
        Files.write(file, record);

        assertReadOrLost(0);
    }

    @Property(tries = 80)
    void aTornRecordIsReadOrLost(@ForAll boolean compressed, @ForAll int place) throws IOException {
        byte[] record = record(compressed, false);
        Files.write(file, Arrays.copyOf(record, Math.floorMod(place, record.length)));

        assertReadOrLost(0);
    }

    @Property(tries = 80)
    void anyPlaceInAFileIsARecordOrLost(@ForAll boolean compressed, @ForAll int place)
            throws IOException {
        byte[] record = record(compressed, false);
        Files.write(file, record);

        assertReadOrLost(Math.floorMod(place, record.length + 10));
    }

    @Property(tries = 80)
    void anyHttpMessageIsReadOrLost(@ForAll byte[] message) throws IOException {
        Files.write(file, written(true, response(message)));

        assertReadOrLost(0);
    }

    private void assertReadOrLost(long offset) {
        assertReadOrLost(store, FILE, offset);
    }

    static void assertReadOrLost(FolderWarcStore store, String file, long offset) {
        try (WarcRecordAt record = WarcRecordAt.open(store, file, offset)) {
            assertThat(record.headers()).isNotNull();
            record.status();
            record.isNotModified();
            record.payload().stream().readNBytes(1 << 20);
        } catch (LostRecordException | IOException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private static byte[] record(boolean compressed, boolean revisit) throws IOException {
        return revisit
                ? written(
                        compressed,
                        new WarcRevisit.Builder(
                                        URI.create("http://a.example/"),
                                        WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                                .date(Instant.parse("2026-11-24T03:15:12Z"))
                                .body(new HttpResponse.Builder(200, "OK").build())
                                .build())
                : written(
                        compressed,
                        new WarcResponse.Builder(URI.create("http://a.example/"))
                                .date(Instant.parse("2026-11-24T03:15:12Z"))
                                .body(
                                        new HttpResponse.Builder(200, "OK")
                                                .addHeader("Content-Type", "text/html")
                                                .body(null, PAYLOAD)
                                                .build())
                                .build());
    }

    private static WarcResponse response(byte[] message) throws IOException {
        return new WarcResponse.Builder(URI.create("http://a.example/"))
                .date(Instant.parse("2026-11-24T03:15:12Z"))
                .body(MediaType.HTTP_RESPONSE, message)
                .build();
    }

    private static byte[] written(boolean compressed, org.netpreserve.jwarc.WarcRecord record)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WarcCompression compression = compressed ? WarcCompression.GZIP : WarcCompression.NONE;
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), compression)) {
            writer.write(record);
        }
        return bytes.toByteArray();
    }
}
