package org.diancang.indexer.cdx.outback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.indexer.cdx.CdxIntake;
import org.diancang.indexer.cdx.CollectionName;

/** Remembers what it was asked to do; a line is bad if it says so. */
final class RecordingIntake implements CdxIntake {
    final List<String> done = new ArrayList<>();

    @Override
    public Report add(CollectionName collection, InputStream lines, Options options)
            throws IOException {
        return take("add", collection, lines, options);
    }

    @Override
    public Report delete(CollectionName collection, InputStream lines, Options options)
            throws IOException {
        return take("delete", collection, lines, options);
    }

    private Report take(String what, CollectionName collection, InputStream in, Options options)
            throws IOException {
        List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
        done.add(what + " " + collection + " " + options.answer() + " " + lines);
        if (lines.contains("broken")) {
            throw new IOException("the stream ends in the middle");
        }
        List<BadLine> bad =
                IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).equals("bad"))
                        .mapToObj(i -> new BadLine(i + 1, "it is bad"))
                        .toList();
        boolean none = options.badLines() == BadLines.REFUSE_ALL && !bad.isEmpty();
        return new Report(none ? 0 : lines.size() - bad.size(), bad.size(), bad);
    }
}
