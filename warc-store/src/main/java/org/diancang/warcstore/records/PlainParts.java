package org.diancang.warcstore.records;

import java.io.IOException;
import java.util.Optional;

/** Records one behind the other, not gzipped. */
final class PlainParts implements Parts {
    private final Window window;
    private final Effort effort;
    private long position;

    PlainParts(Window window) {
        this.window = window;
        this.effort = new Effort(window.size());
    }

    @Override
    public Optional<Part> next() throws IOException {
        if (window.size() == 0 && position == 0) {
            position = 1;
            return Optional.of(new Part.Unreadable(0, 0, "the file is empty"));
        }
        skipLineEnds();
        if (position >= window.size()) {
            return Optional.empty();
        }
        Part part =
                switch (RecordHead.read(window.from(position))) {
                    case RecordHead.Bad bad -> unreadable(bad.reason());
                    case RecordHead.Good good when good.length() <= window.size() - position ->
                            new Part.Record(position, good.length());
                    case RecordHead.Good good ->
                            unreadable(
                                    "the record breaks off: it says that it has "
                                            + good.length()
                                            + " bytes, the file has "
                                            + (window.size() - position)
                                            + " more");
                };
        position = part.offset() + part.length();
        return Optional.of(part);
    }

    private void skipLineEnds() throws IOException {
        while (window.at(position) == '\n' || window.at(position) == '\r') {
            position++;
        }
    }

    private Part unreadable(String reason) throws IOException {
        long end = position + 1;
        while (end < window.size() && !effort.isSpent() && !begins(end)) {
            end++;
        }
        return new Part.Unreadable(
                position, (effort.isSpent() ? window.size() : end) - position, reason);
    }

    /** Whether a record begins there: {@code WARC/} anywhere, an ARC header on a new line. */
    private boolean begins(long at) throws IOException {
        int first = window.at(at);
        boolean warc = first == 'W' && window.at(at + 1) == 'A' && window.at(at + 4) == '/';
        boolean arc = first >= 'a' && first <= 'z' && window.at(at - 1) == '\n';
        if (!warc && !arc) {
            return false;
        }
        Counted bytes = new Counted(window.from(at));
        boolean good = RecordHead.read(bytes) instanceof RecordHead.Good;
        effort.spend(good ? 0 : bytes.count());
        return good;
    }
}
