package org.diancang.indexer.cdx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.indexer.CaptureLine;
import org.diancang.indexer.LinePlace;
import org.jspecify.annotations.Nullable;

/** A stored line about a capture of ours. */
final class IndexedCapture implements CaptureLine {
    private final StoredLine stored;
    private final CdxLine line;

    /**
     * @param stored for which {@link #isOne} holds
     */
    IndexedCapture(StoredLine stored) {
        this.stored = stored;
        this.line = stored.line().orElseThrow();
    }

    /** Whether a line says all that lines of our own captures say. */
    static boolean isOne(StoredLine stored) {
        return stored.line()
                .filter(line -> line.captureId() != null && line.recordId() != null)
                .filter(line -> line.capturedAt() != null && line.recordType() != null)
                .filter(line -> line.siteId() != null && line.libraryId() != null)
                .filter(line -> line.length() != null)
                .isPresent();
    }

    @Override
    public LinePlace place() {
        CdxKey key = stored.key();
        return new LinePlace(key.urlkey(), key.timestamp(), key.file(), key.offset());
    }

    @Override
    public CaptureId captureId() {
        return Objects.requireNonNull(line.captureId());
    }

    @Override
    public String recordId() {
        return Objects.requireNonNull(line.recordId());
    }

    @Override
    public RecordType recordType() {
        return Objects.requireNonNull(line.recordType());
    }

    @Override
    public Instant capturedAt() {
        return Objects.requireNonNull(line.capturedAt());
    }

    @Override
    public UUID siteId() {
        return Objects.requireNonNull(line.siteId());
    }

    @Override
    public UUID libraryId() {
        return Objects.requireNonNull(line.libraryId());
    }

    @Override
    public @Nullable Integer status() {
        return line.status();
    }

    @Override
    public @Nullable String payloadDigest() {
        return line.digest();
    }

    @Override
    public long length() {
        return Objects.requireNonNull(line.length());
    }

    @Override
    public Optional<Original> revisitOf() {
        CdxLine.RevisitOf original = line.revisitOf();
        return original == null || original.url() == null || original.capturedAt() == null
                ? Optional.empty()
                : Optional.of(
                        new Original(
                                original.filename(),
                                original.offset(),
                                original.url(),
                                original.capturedAt()));
    }

    @Override
    public byte[] cdx() {
        var out = new CompactBytes(512);
        PlainText.write(stored, "-", out);
        return out.toBytes();
    }

    @Override
    public byte[] cdxj() {
        var out = new ByteArrayOutputStream(1 << 10);
        String before = stored.key().urlkey() + CdxKey.SEPARATOR + stored.timestamp() + ' ';
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(stored.json());
        out.write('\n');
        return out.toByteArray();
    }
}
