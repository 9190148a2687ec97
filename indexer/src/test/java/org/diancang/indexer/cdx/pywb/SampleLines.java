package org.diancang.indexer.cdx.pywb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;

/** Lines as others wrote them, in memory; their offset tells one from the other. */
final class SampleLines {
    static final String FILE = "sample.warc.gz";

    private static final CdxLineCodec CODEC = new CdxLineCodec();

    private final List<Sample> all = new ArrayList<>();

    /** Adds a line; {@code revisit} as mime makes it one, and then it has no status. */
    SampleLines add(String url, String timestamp, String mime, Integer status, String digest) {
        all.add(new Sample(url, timestamp, mime, status, digest, all.size() + 1));
        return this;
    }

    /** Sorted as the index has them. */
    List<Sample> sorted() {
        return all.stream()
                .sorted(
                        Comparator.comparing((Sample sample) -> sample.urlkey() + " ")
                                .thenComparing(Sample::timestamp)
                                .thenComparing(Sample::offset))
                .toList();
    }

    SortedStores stores() {
        var stores = new SortedStores();
        for (Sample sample : all) {
            stores.with(
                    PartitionKey.of(sample.url()).value(),
                    sample.key().toBytes(),
                    sample.stored().json());
        }
        return stores;
    }

    record Sample(
            String url, String timestamp, String mime, Integer status, String digest, long offset) {
        String urlkey() {
            return UrlKey.of(url).value();
        }

        boolean isRevisit() {
            return mime.equals("revisit");
        }

        long length() {
            return 1_000 + offset;
        }

        CdxKey key() {
            return new CdxKey(urlkey(), timestamp, FILE, offset);
        }

        StoredLine stored() {
            return new StoredLine(key(), CODEC.encode(line()));
        }

        private CdxLine line() {
            return CdxLine.plain(
                    url,
                    isRevisit() ? CdxLine.REVISIT : mime,
                    status,
                    digest,
                    null,
                    null,
                    length(),
                    offset,
                    FILE);
        }
    }
}
