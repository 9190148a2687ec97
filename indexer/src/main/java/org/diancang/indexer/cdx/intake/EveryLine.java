package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.cdx.CdxIntake.BadLine;
import org.diancang.indexer.cdx.CdxIntake.Report;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.url.PartitionKey;

/** Reads line after line, hands the good ones on and counts the others. */
final class EveryLine implements LineSplitter.Lines {
    private static final int MOST_EXAMPLES = 100;

    /** Kafka takes no more in a message, of which a line may be one. */
    private static final int LARGEST = 900_000;

    private final LineSink sink;
    private final boolean delete;
    private final CommonLine common = new CommonLine();
    private final CdxLineParser parser = new CdxLineParser();
    private final CdxLineCodec codec = new CdxLineCodec();
    private final List<BadLine> examples = new ArrayList<>();
    private final CompactBytes key = new CompactBytes(512);
    private final CompactBytes value = new CompactBytes(512);
    private long number;
    private long good;
    private long bad;

    /**
     * @param delete whether lines are to be removed instead
     */
    EveryLine(LineSink sink, boolean delete) {
        this.sink = sink;
        this.delete = delete;
    }

    @Override
    public void line(byte[] bytes, int from, int to, boolean whole) {
        number++;
        if (!whole) {
            refuse("it has more than " + LineSplitter.LONGEST + " bytes");
            return;
        }
        int partition = common.read(bytes, from, to);
        if (partition >= 0) {
            hand(partition, common.key, common.value);
        } else if (Alias.isOne(bytes, from, to)) {
            alias(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        } else {
            any(bytes, from, to);
        }
    }

    Report report() {
        return new Report(good, bad, examples);
    }

    private void any(byte[] bytes, int from, int to) {
        switch (parser.parse(bytes, from, to - from)) {
            case ParsedLine.Good(var where, CdxLine said) -> {
                key.clear();
                key.octets(where.toBytes().get());
                value.clear();
                value.octets(said.isPlain() ? CompactLine.of(said) : codec.encode(said));
                if (key.length() + value.length() > LARGEST) {
                    refuse("it is too long to be kept");
                    return;
                }
                hand(Partitions.of(PartitionKey.of(said.url())), key, value);
            }
            case ParsedLine.Bad(String reason) -> refuse(reason);
            case ParsedLine.Nothing _ -> {}
        }
    }

    private void alias(String line) {
        switch (Alias.parse(line)) {
            case Alias.Parsed.Good(Alias alias) -> {
                if (delete) {
                    alias.remove(sink);
                } else {
                    alias.write(sink);
                }
                good++;
            }
            case Alias.Parsed.Bad(String reason) -> refuse(reason);
        }
    }

    private void hand(int partition, CompactBytes lineKey, CompactBytes lineValue) {
        if (delete) {
            sink.delete(partition, lineKey);
        } else {
            sink.put(partition, lineKey, lineValue);
        }
        good++;
    }

    private void refuse(String reason) {
        bad++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new BadLine(number, reason));
        }
    }
}
