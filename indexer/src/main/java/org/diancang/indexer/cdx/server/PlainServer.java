package org.diancang.indexer.cdx.server;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.PlainDialect;
import org.diancang.indexer.cdx.PlainQuestion;
import org.diancang.indexer.cdx.PlainText;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.server.Presentation.Output;
import org.springframework.http.HttpHeaders;
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
    public Optional<PlainQuestion> question(String query) {
        return PlainQuestion.ofUrl(query).or(() -> PlainQuestion.ofNearest(query));
    }

    @Override
    public String mediaType(PlainQuestion question) {
        return switch (question.form()) {
            case TEXT -> Output.TEXT.mediaType();
            case CDXJ -> Output.CDXJ.mediaType();
        };
    }

    @Override
    public void headers(CdxTarget.Exact target, BiConsumer<String, String> header) {
        header.accept(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    @Override
    public boolean compresses() {
        return true;
    }

    @Override
    public boolean write(StoredLine line, PlainQuestion question, CompactBytes out) {
        return switch (question.form()) {
            case TEXT -> PlainText.write(line, "-", out);
            case CDXJ -> {
                out.octets(LineForms.keyOfCdxj(line.key()));
                out.octets(line.json());
                out.octet('\n');
                yield true;
            }
        };
    }
}
