package org.diancang.indexer.cdx.server;

import java.util.Optional;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.PlainDialect;
import org.diancang.indexer.cdx.PlainText;
import org.diancang.indexer.cdx.StoredLine;
import org.springframework.stereotype.Component;

/** Plain look-ups in this dialect. */
@Component
final class PlainServer implements PlainDialect {
    @Override
    public Optional<CollectionName> collection(String path) {
        return path.equals("/cdx")
                ? Optional.of(CollectionName.MAIN)
                : PlainDialect.named(path, "/cdx/");
    }

    @Override
    public String mediaType() {
        return CdxQuery.Output.TEXT.mediaType();
    }

    @Override
    public boolean write(StoredLine line, CompactBytes out) {
        return PlainText.write(line, "-", out);
    }
}
