package org.diancang.indexer.cdx.outback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CdxCatalog;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Found;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists collections and aliases, for whoever may query; documented in {@code docs/cdx-outback.md}.
 */
@RestController
final class OutbackCatalogController {
    private static final long MOST_ALIASES = 1_000;
    private static final String JSON = OutbackQuery.Output.JSON.mediaType();

    private final CdxCatalog catalog;
    private final CdxAnswer answer;

    OutbackCatalogController(CdxCatalog catalog, CdxAnswer answer) {
        this.catalog = catalog;
        this.answer = answer;
    }

    @GetMapping("/outback/api/collections")
    List<String> collections(HttpServletRequest request, HttpServletResponse response) {
        Parameters.of(request.getQueryString()).requireKnown(Set.of());
        List<String> names = catalog.collections().stream().map(CollectionName::value).toList();
        OutbackHeaders.letEveryPageRead(response::setHeader);
        response.setContentType(JSON);
        return names;
    }

    @GetMapping("/outback/{collection}/aliases")
    void aliases(
            @PathVariable String collection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Parameters parameters = Parameters.of(request.getQueryString());
        parameters.requireKnown(Set.of("key", "limit"));
        long limit = parameters.count("limit").orElse(MOST_ALIASES);
        String key = parameters.one("key").orElse("");
        CollectionName name = CollectionName.asked(collection);
        OutbackHeaders.letEveryPageRead(response::setHeader);
        answer.send(
                JSON,
                silence -> limit == 0 ? Found.none() : catalog.aliases(name, key, silence),
                out ->
                        new OutbackForms.Limited<>(
                                new JsonObjects<>(out, JsonObjects::alias), limit),
                response);
    }
}
