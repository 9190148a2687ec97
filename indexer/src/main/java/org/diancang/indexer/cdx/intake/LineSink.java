package org.diancang.indexer.cdx.intake;

import org.diancang.indexer.cdx.CompactBytes;

/** Where lines go, each to its partition. */
interface LineSink {
    /** Nowhere: only whether they can be read matters. */
    LineSink NONE =
            new LineSink() {
                @Override
                public void put(int partition, CompactBytes key, CompactBytes value) {}

                @Override
                public void delete(int partition, CompactBytes key) {}

                @Override
                public void alias(int partition, CompactBytes key, CompactBytes value) {}

                @Override
                public void unalias(int partition, CompactBytes key) {}
            };

    void put(int partition, CompactBytes key, CompactBytes value);

    void delete(int partition, CompactBytes key);

    void alias(int partition, CompactBytes key, CompactBytes value);

    void unalias(int partition, CompactBytes key);
}
