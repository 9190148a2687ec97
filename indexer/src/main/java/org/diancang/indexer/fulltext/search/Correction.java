package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;

/**
 * What a reader probably meant who found nothing. The same is looked for with a slip in each word;
 * what stands in its place in the pages found, which the reader may all see, is what was meant.
 */
final class Correction {
    private static final HitList FIRST =
            new HitList(HitOrder.RELEVANCE, HitGroup.VERSION, new HitCursor.At(0), 5);

    private final Function<SearchQuery, List<Hit>> hits;

    /**
     * @param hits finds the first hits of a query
     */
    Correction(Function<SearchQuery, List<Hit>> hits) {
        this.hits = hits;
    }

    /** Which hits are looked at. */
    static HitList first() {
        return FIRST;
    }

    /**
     * Another query that finds something; empty if none is near.
     *
     * @param query that found nothing
     * @param typed the words of it as they were typed
     */
    Optional<String> of(SearchQuery query, String typed) {
        if (!query.hasText()) {
            return Optional.empty();
        }
        for (Hit near : hits.apply(with(query, Correction::fuzzy))) {
            Optional<String> meant =
                    replaced(query, typed, texts(near))
                            .filter(other -> !hits.apply(parsed(query, other)).isEmpty());
            if (meant.isPresent()) {
                return meant;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> replaced(SearchQuery query, String typed, List<String> texts) {
        String meant = typed;
        for (SearchTerm term : query.expression().text().toList()) {
            Optional<String> nearest =
                    texts.stream()
                            .flatMap(text -> NearestText.to(term.text(), text).stream())
                            .findFirst();
            if (nearest.isEmpty()) {
                return Optional.empty();
            }
            meant = meant.replace(term.text(), nearest.get());
        }
        return meant.equals(typed) ? Optional.empty() : Optional.of(meant);
    }

    private static List<String> texts(Hit hit) {
        List<String> texts = new ArrayList<>();
        texts.add(hit.title());
        for (List<Piece> fragment : hit.fragments()) {
            StringBuilder text = new StringBuilder();
            fragment.forEach(piece -> text.append(piece.text()));
            texts.add(text.toString());
        }
        return texts;
    }

    private static SearchTerm fuzzy(SearchTerm term) {
        return term.field().isText()
                ? new SearchTerm(term.field(), term.text(), false, true)
                : term;
    }

    private static SearchQuery with(SearchQuery query, Function<SearchTerm, SearchTerm> change) {
        SearchExpression typed = query.expression();
        Stream<List<SearchTerm>> wanted =
                typed.wanted().stream().map(terms -> terms.stream().map(change).toList());
        return new SearchQuery(
                new SearchExpression(
                        wanted.toList(), typed.unwanted(), typed.from(), typed.before()),
                query.pages(),
                query.captures());
    }

    private static SearchQuery parsed(SearchQuery query, String typed) {
        return new SearchQuery(SearchParser.parse(typed), query.pages(), query.captures());
    }
}
