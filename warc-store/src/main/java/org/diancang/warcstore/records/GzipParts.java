package org.diancang.warcstore.records;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/** Records gzipped one by one. */
final class GzipParts implements Parts {
    private final Window window;
    private final Effort effort;
    private final byte[] buffer = new byte[1 << 14];
    private long position;

    GzipParts(Window window) {
        this.window = window;
        this.effort = new Effort(window.size());
    }

    @Override
    public Optional<Part> next() throws IOException {
        if (position >= window.size()) {
            return Optional.empty();
        }
        Part part = partAt(position);
        position = part.offset() + part.length();
        return Optional.of(part);
    }

    private Part partAt(long at) throws IOException {
        long inflated = 0;
        String reason;
        try (GzipMember member = new GzipMember(window, at)) {
            try {
                switch (RecordHead.read(member)) {
                    case RecordHead.Good good -> {
                        return whole(member, at, good);
                    }
                    case RecordHead.Bad bad -> reason = bad.reason();
                }
            } finally {
                inflated = member.inflated();
            }
        } catch (EOFException | ZipException e) {
            reason = String.valueOf(e.getMessage());
        }
        effort.spend(inflated);
        long end = at + 1;
        while (end < window.size() && !effort.isSpent() && !begins(end)) {
            end++;
        }
        return new Part.Unreadable(at, (effort.isSpent() ? window.size() : end) - at, reason);
    }

    /** Reads the rest of a member, of which only the record's header was read. */
    private Part whole(GzipMember member, long at, RecordHead.Good head) throws IOException {
        long left = head.blockLength();
        while (left > 0) {
            int n = member.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new ZipException(
                        "the record breaks off: it says that its block has "
                                + head.blockLength()
                                + " bytes, "
                                + (head.blockLength() - left)
                                + " are there");
            }
            left -= n;
        }
        int behind = member.read();
        while (behind == '\r' || behind == '\n') {
            behind = member.read();
        }
        if (behind >= 0 && isRecord(behind, member)) {
            return new Part.Together(at, window.size() - at);
        }
        while (member.read(buffer, 0, buffer.length) >= 0) {}
        return new Part.Record(at, member.end() - at);
    }

    private static boolean isRecord(int first, GzipMember rest) throws IOException {
        byte[] one = {(byte) first};
        return RecordHead.read(new SequenceInputStream(new ByteArrayInputStream(one), rest))
                instanceof RecordHead.Good;
    }

    private boolean begins(long at) throws IOException {
        if (!GzipMember.mayBegin(window, at)) {
            return false;
        }
        try (GzipMember member = new GzipMember(window, at)) {
            boolean good = RecordHead.read(member) instanceof RecordHead.Good;
            effort.spend(good ? 0 : member.inflated());
            return good;
        } catch (EOFException | ZipException e) {
            effort.spend(buffer.length);
            return false;
        }
    }
}
