package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.fulltext.store.CaptureGroup;
import org.diancang.indexer.fulltext.store.PageCapture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reader asks about pages, as Elasticsearch reads it: the one place where access rules and
 * filters come into what is counted. Immutable.
 */
public final class Question {
    private static final Predicate<SearchTerm> WORDS = term -> term.field() == SearchField.ANYWHERE;

    private final JsonMapper json = JsonMapper.shared();
    private final MatchingPages matching = new MatchingPages();
    private final TermClauses clauses = new TermClauses();
    private final SearchQuery query;
    private final VisibleRegions visible;
    private final List<VisiblePages.Part> seen;

    /**
     * @throws TooManyRegionsException if what may be seen can't be asked for
     */
    Question(SearchQuery query, VisibleRegions visible) {
        this(query, visible, new VisiblePages(visible).parts());
    }

    private Question(SearchQuery query, VisibleRegions visible, List<VisiblePages.Part> seen) {
        this.query = query;
        this.visible = visible;
        this.seen = seen;
    }

    /**
     * Pages that are meant, of which the same captures count. No page is in two parts, so that what
     * is counted in each adds up.
     *
     * @param pages a query of pages
     * @param captures a query of their nested captures
     * @param shown when captures were made that may be seen
     */
    public record Part(ObjectNode pages, ObjectNode captures, List<Span> shown) {}

    /**
     * The same filters with other words.
     *
     * @throws BadSearchException if they mean nothing
     */
    public Question withWords(String words) {
        return with(SearchParser.parse(words), query.pages());
    }

    /** The same but for words that may stand anywhere in a page. */
    public Question withoutWords() {
        SearchExpression said = query.expression();
        return with(
                new SearchExpression(
                        said.wanted().stream()
                                .filter(terms -> terms.stream().noneMatch(WORDS))
                                .toList(),
                        said.unwanted().stream().filter(WORDS.negate()).toList(),
                        said.from(),
                        said.before()),
                query.pages());
    }

    /** The same of pages of any domain. */
    public Question ofAnyDomain() {
        Map<PageFilter, String> pages = new EnumMap<>(PageFilter.class);
        pages.putAll(query.pages());
        pages.remove(PageFilter.DOMAIN);
        return with(query.expression(), pages);
    }

    private Question with(SearchExpression expression, Map<PageFilter, String> pages) {
        return new Question(query.with(expression, pages), visible, seen);
    }

    /** Whether words or a field of a page are asked for, or a time. */
    public boolean saysWords() {
        return query.expression().saysWhat();
    }

    /** Domain whose pages alone are meant. */
    public Optional<String> domain() {
        return Optional.ofNullable(query.pages().get(PageFilter.DOMAIN));
    }

    /** Whether captures of a URL may be seen, of some time at least. */
    public boolean mayBeSeen(String urlkey) {
        return !visible.of(urlkey).isHidden();
    }

    /** All pages that are meant and may be seen. */
    public ObjectNode pages() {
        return matching.of(query, seen);
    }

    /** The same in parts, with what counts of their captures. */
    public List<Part> parts() {
        return seen.stream()
                .map(
                        part ->
                                new Part(
                                        matching.of(query, List.of(part)),
                                        matching.captures(part, query),
                                        part.shown()))
                .toList();
    }

    /** Captures that the filters mean, whether they may be seen or not: to sort by. */
    public ObjectNode captures() {
        return matching.captures(
                new VisiblePages.Part(Optional.empty(), List.of(Span.ALWAYS)), query);
    }

    /**
     * What has the words of the question in another field than those of a page.
     *
     * @param field of text, with pairs of characters in its field {@code bigrams}
     * @param foldedField the same in one script, where it was in another
     * @throws BadSearchException if no words are wanted, or other things will do instead of them
     */
    public ObjectNode wordsIn(String field, String foldedField) {
        SearchExpression said = query.expression();
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode must = bool.putArray("must");
        for (List<SearchTerm> terms : said.wanted()) {
            if (terms.stream().allMatch(WORDS)) {
                ObjectNode either = must.addObject().putObject("bool");
                ArrayNode should = either.putArray("should");
                terms.forEach(term -> should.add(clauses.in(field, foldedField, term)));
                either.put("minimum_should_match", 1);
            } else if (terms.stream().anyMatch(WORDS)) {
                throw new BadSearchException(
                        "q: OR joins words with words here, not with title:, site: and the like");
            }
        }
        if (must.isEmpty()) {
            throw new BadSearchException("q must have a word that is wanted");
        }
        ArrayNode unwanted = bool.putArray("must_not");
        said.unwanted().stream()
                .filter(WORDS)
                .forEach(term -> unwanted.add(clauses.in(field, foldedField, term)));
        return root;
    }

    /**
     * When the newest of a page's captures was made that the filters allow, and at whose time all
     * of these URLs may be seen. Of a page on shelves it is one of the day, not always the last.
     *
     * @param entries the page's captures as the index has them
     */
    public Optional<Instant> newest(JsonNode entries, List<String> urlkeys) {
        List<Span> seenAt = List.of(query.expression().time());
        for (String urlkey : urlkeys) {
            List<Span> before = seenAt;
            seenAt =
                    visible.of(urlkey).shown().stream()
                            .flatMap(span -> span.within(before).stream())
                            .toList();
        }
        List<Span> times = seenAt;
        return entries.valueStream()
                .flatMap(this::moments)
                .filter(at -> times.stream().anyMatch(time -> time.has(at)))
                .max(Comparator.naturalOrder());
    }

    /** Moments of captures that an entry tells of; none where the filters don't allow them. */
    private Stream<Instant> moments(JsonNode entry) {
        if (entry.has("shelf")) {
            CaptureGroup group = json.treeToValue(entry, CaptureGroup.class);
            return query.allows(group.traits())
                    ? Stream.concat(group.capturedAt().stream(), group.days().stream())
                    : Stream.empty();
        }
        PageCapture capture = json.treeToValue(entry, PageCapture.class);
        return query.allows(capture.traits()) ? Stream.of(capture.capturedAt()) : Stream.empty();
    }
}
