package org.diancang.indexer.cdx.outback;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.PlainDialect;
import org.diancang.indexer.cdx.PlainQuestion;
import org.diancang.indexer.cdx.PlainText;
import org.diancang.indexer.cdx.StoredLine;
import org.springframework.stereotype.Component;

/** Plain look-ups in this dialect, in which a capture without status has status 0. */
@Component
final class PlainOutback implements PlainDialect {
    @Override
    public Optional<CollectionName> collection(String path) {
        return PlainDialect.named(path, "/outback/");
    }

    @Override
    public String mediaType(PlainQuestion question) {
        return OutbackQuery.Output.TEXT.mediaType();
    }

    @Override
    public void headers(CdxTarget.Exact target, BiConsumer<String, String> header) {
        OutbackHeaders.tell(target.urlkey(), header);
    }

    @Override
    public boolean write(StoredLine line, PlainQuestion question, CompactBytes out) {
        // The peer's times are numbers.
        return line.key().timestamp().charAt(0) != '0' && PlainText.write(line, "0", out);
    }
}
