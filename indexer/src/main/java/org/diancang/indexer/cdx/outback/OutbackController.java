package org.diancang.indexer.cdx.outback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is asked in this dialect; documented in {@code docs/cdx-outback.md}. */
@RestController
class OutbackController {
    private static final long MOST_CAPTURES = 1_000;

    private final CdxIndex index;
    private final CdxAnswer answer;
    private final Clock clock;
    private final OutbackAccess access;

    OutbackController(CdxIndex index, CdxAnswer answer, Clock clock, OutbackAccess access) {
        this.index = index;
        this.answer = answer;
        this.clock = clock;
        this.access = access;
    }

    @GetMapping("/outback/{collection}")
    void query(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query(collection, Viewer.ANYBODY, request, response);
    }

    /** The same for readers at an access point, such as a reading room. */
    @GetMapping("/outback/{collection}/ap/{accessPoint}")
    void queryAt(
            @PathVariable String collection,
            @PathVariable String accessPoint,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query(collection, new Viewer.Reader(Set.of(accessPoint)), request, response);
    }

    /** Captures in the order of the index from a key on, for those who page through it. */
    @GetMapping("/outback/{collection}/captures")
    void captures(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Parameters parameters = Parameters.of(request.getQueryString());
        parameters.requireKnown(Set.of("key", "limit"));
        long limit = parameters.count("limit").orElse(MOST_CAPTURES);
        CdxSearch search =
                CdxSearch.of(
                        CollectionName.asked(collection),
                        OutbackTargets.from(parameters.one("key").orElse("")));
        OutbackHeaders.letEveryPageRead(response::setHeader);
        answer.send(
                OutbackQuery.Output.JSON.mediaType(),
                silence -> limit == 0 ? CdxIndex.NONE : index.search(search, silence),
                out ->
                        new OutbackForms.Limited<>(
                                new JsonObjects<>(out, JsonObjects::capture), limit),
                response);
    }

    /** The number of lines, counted one by one: for those only who may write. */
    @GetMapping("/outback/{collection}/stats")
    void stats(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        access.require(request);
        CdxSearch search =
                CdxSearch.of(
                                CollectionName.asked(collection),
                                new CdxTarget.Under(List.of(""), Optional.empty()))
                        .seenBy(Viewer.INSTALLATION);
        answer.send(
                OutbackQuery.Output.JSON.mediaType(),
                silence -> index.search(search, silence),
                LineCount::new,
                response);
    }

    private void query(
            String collection,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Parameters parameters = Parameters.of(request.getQueryString());
        if (parameters.values().containsKey(XmlQuery.PARAMETER)) {
            var query = XmlQuery.parse(CollectionName.asked(collection), viewer, parameters);
            OutbackHeaders.letEveryPageRead(response::setHeader);
            answer.send(
                    XmlAnswer.MEDIA_TYPE,
                    silence -> lines(query, silence),
                    out -> form(query, new Xml(out)),
                    response);
        } else {
            var query =
                    OutbackQueryParser.parse(CollectionName.asked(collection), viewer, parameters);
            OutbackHeaders.tell(query.urlkey(), response::setHeader);
            answer.send(
                    query.output().mediaType(),
                    silence -> query.lines(index, silence),
                    out -> OutbackForms.of(query, out),
                    response);
        }
    }

    private CdxLines lines(XmlQuery query, Silence silence) {
        return OutbackQuery.isNever(query.search())
                ? CdxIndex.NONE
                : index.search(query.search(), silence);
    }

    private XmlAnswer form(XmlQuery query, Xml xml) {
        String now = CdxTimestamp.of(clock.instant());
        return switch (query.type()) {
            case URLQUERY -> new XmlCaptures(xml, query, now);
            case PREFIXQUERY -> new XmlUrls(xml, query, now);
        };
    }
}
