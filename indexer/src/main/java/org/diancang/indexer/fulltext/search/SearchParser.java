package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.search.SearchWords.Word;

/**
 * Understands what was typed: words, phrases, {@code -word}, {@code a OR b}, {@code field:word}.
 */
final class SearchParser {
    private final List<List<SearchTerm>> wanted = new ArrayList<>();
    private final List<SearchTerm> unwanted = new ArrayList<>();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> before = Optional.empty();

    private SearchParser() {}

    /**
     * What a query means.
     *
     * @throws BadSearchException if it means nothing; the message says what to write instead
     */
    static SearchExpression parse(String typed) {
        var parser = new SearchParser();
        parser.read(SearchWords.of(typed));
        return new SearchExpression(parser.wanted, parser.unwanted, parser.from, parser.before);
    }

    private void read(List<Word> words) {
        boolean either = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.isEither()) {
                // At either end it joins nothing, and is a word like any other.
                either = i > 0 && i < words.size() - 1;
                if (!either) {
                    wanted.add(new ArrayList<>(List.of(word.term())));
                }
                continue;
            }
            add(word, either, i + 1 < words.size() - 1 && words.get(i + 1).isEither());
            either = false;
        }
    }

    private void add(Word word, boolean joinsBefore, boolean joinsNext) {
        SearchTerm term = checked(word.term());
        if (word.unwanted() || term.field().isTime()) {
            if (joinsBefore || joinsNext) {
                throw new BadSearchException(
                        "OR joins words that are wanted, not those with a minus and not"
                                + " from: and to:");
            }
            if (!term.field().isTime()) {
                unwanted.add(term);
            } else if (word.unwanted()) {
                throw new BadSearchException("from: and to: take no minus");
            } else {
                time(term);
            }
        } else if (joinsBefore && !wanted.isEmpty()) {
            wanted.getLast().add(term);
        } else {
            wanted.add(new ArrayList<>(List.of(term)));
        }
    }

    private void time(SearchTerm term) {
        SearchDate date =
                SearchDate.parse(term.text())
                        .orElseThrow(
                                () ->
                                        new BadSearchException(
                                                term.field().title()
                                                        + ": needs a date such as 2024, 2024-05 or"
                                                        + " 2024-05-31, not "
                                                        + term.text()));
        if (term.field() == SearchField.FROM) {
            from = Optional.of(date.begin());
        } else {
            before = Optional.of(date.end());
        }
    }

    private static SearchTerm checked(SearchTerm term) {
        if (term.field() == SearchField.TYPE && PageType.ofValue(term.text()).isEmpty()) {
            throw new BadSearchException(
                    "type: must be one of " + PageType.choices() + ", is " + term.text());
        }
        return term;
    }
}
