package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import tools.jackson.databind.JsonNode;

/** Reads highlighted fragments, and cuts them into pieces. */
final class Fragments {
    private Fragments() {}

    /** Fragments of the text; of the navigation where the words stand in that alone. */
    static List<List<Piece>> of(JsonNode highlight) {
        List<List<Piece>> text = read(highlight.path("text"));
        if (text.stream().flatMap(List::stream).anyMatch(Piece::mark)) {
            return text;
        }
        List<List<Piece>> navigation = read(highlight.path("navigation"));
        return navigation.isEmpty() ? text : navigation;
    }

    /** The whole title; empty where nothing in it matches. */
    static List<Piece> ofTitle(JsonNode highlight) {
        return read(highlight.path("title")).stream().findFirst().orElse(List.of());
    }

    private static List<List<Piece>> read(JsonNode fragments) {
        List<List<Piece>> read = new ArrayList<>();
        fragments.forEach(fragment -> read.add(pieces(fragment.asString())));
        return read;
    }

    /** Pieces of a fragment in order; marked ones that touch are one. */
    static List<Piece> pieces(String fragment) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean marked = false;
        String touching = "" + SearchRequest.MARK_END + SearchRequest.MARK_START;
        String joined = fragment.replace(touching, "");
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == SearchRequest.MARK_START || c == SearchRequest.MARK_END) {
                add(pieces, text, marked);
                marked = c == SearchRequest.MARK_START;
            } else {
                text.append(c);
            }
        }
        add(pieces, text, marked);
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), marked));
            text.setLength(0);
        }
    }
}
