package org.diancang.indexer.fulltext.search.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.fulltext.search.BadSearchException;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.store.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts pages that have words, by year, beside all pages of the year. */
final class Trend {
    static final int MOST_TERMS = 5;

    private static final String ALL = "all-";
    private static final int LONGEST = 256;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;

    Trend(Pages index) {
        this.index = index;
    }

    /**
     * Counts.
     *
     * @param filters without words
     * @param terms each written as {@code q} is
     * @throws BadSearchException if there are none or too many, or one can't be asked for
     */
    TrendAnswer of(Question filters, List<String> terms) {
        List<Question> questions = questions(filters, terms);
        ObjectNode request = json.createObjectNode();
        request.put("size", 0);
        request.set("query", filters.pages());
        ObjectNode aggs = request.putObject("aggs");
        ByYear.count(aggs, ALL, filters.parts(), _ -> {});
        for (int i = 0; i < questions.size(); i++) {
            ByYear.count(aggs, name(i), questions.get(i).parts(), _ -> {});
        }
        return read(index.search(request), terms);
    }

    private static List<Question> questions(Question filters, List<String> terms) {
        if (terms.isEmpty() || terms.size() > MOST_TERMS) {
            throw new BadSearchException(
                    "term must be given 1 to " + MOST_TERMS + " times, is given " + terms.size());
        }
        List<Question> questions = new ArrayList<>();
        for (String term : terms) {
            if (term.length() > LONGEST) {
                throw new BadSearchException("term may have " + LONGEST + " characters at most");
            }
            Question question = asked(filters, term);
            if (!question.saysWords()) {
                throw new BadSearchException("term must have a word that is wanted, each time");
            }
            questions.add(question);
        }
        return questions;
    }

    private static Question asked(Question filters, String term) {
        try {
            return filters.withWords(term);
        } catch (BadSearchException e) {
            throw new BadSearchException("term is written as q is: " + e.getMessage());
        }
    }

    private static TrendAnswer read(JsonNode answer, List<String> terms) {
        List<Map<Integer, Long>> found = new ArrayList<>();
        List<TrendAnswer.Term> totals = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            found.add(years(answer, name(i)));
            totals.add(new TrendAnswer.Term(terms.get(i), ByYear.pages(answer, name(i))));
        }
        List<TrendAnswer.Year> years = new ArrayList<>();
        years(answer, ALL)
                .forEach(
                        (year, pages) ->
                                years.add(
                                        new TrendAnswer.Year(
                                                year,
                                                pages,
                                                found.stream()
                                                        .map(f -> f.getOrDefault(year, 0L))
                                                        .map(f -> share(f, pages))
                                                        .toList())));
        return new TrendAnswer(totals, years, answer.path("took").asLong());
    }

    private static Map<Integer, Long> years(JsonNode answer, String name) {
        return ByYear.read(answer, name, pages -> pages.path("doc_count").asLong(), Long::sum);
    }

    private static TrendAnswer.Found share(long found, long pages) {
        return new TrendAnswer.Found(found, (double) found / pages);
    }

    private static String name(int term) {
        return "term" + term + "-";
    }
}
