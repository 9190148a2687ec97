package org.diancang.replay.capture;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.WarcStoreException;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.Warcinfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a WARC file says of itself in the record that begins it (ISO 28500 §6.2). */
@Component
public class FileFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FileFacts.class);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST = 300;

    private final WarcStore store;

    FileFacts(WarcStore store) {
        this.store = store;
    }

    /** First value of each field by its name; none where the file begins with another record. */
    public Map<String, String> of(String file) {
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            Optional<SeekableByteChannel> found = store.open(file);
            if (found.isPresent()) {
                try (SeekableByteChannel channel = found.get()) {
                    WarcRecord record = Records.at(channel, 0).orElse(null);
                    if (record instanceof Warcinfo info && info.body().size() <= MOST_BYTES) {
                        info.fields()
                                .map()
                                .forEach((name, values) -> facts.put(name, bounded(values.get(0))));
                    }
                }
            }
        } catch (IOException | WarcStoreException | IllegalArgumentException e) {
            LOG.warn("can't read what {} says of itself, shown without: {}", file, e.getMessage());
        }
        return java.util.Collections.unmodifiableMap(facts);
    }

    private static String bounded(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }
}
