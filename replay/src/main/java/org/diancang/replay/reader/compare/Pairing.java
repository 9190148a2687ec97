package org.diancang.replay.reader.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds which passages of a changed stretch are the same passage rewritten: of all ways to pair
 * them without crossing, the one that is most alike.
 */
final class Pairing {
    /** Passages that have less in common are two. */
    private static final double ALIKE = 0.3;

    /** More possible pairs than this aren't looked at: nothing is paired then. */
    private static final int MOST_PAIRS = 400;

    private final List<Change> changes = new ArrayList<>();
    private double kept;

    /** Pairs two stretches of passages. */
    Pairing(List<String> before, List<String> after) {
        double[][] alike = new double[before.size()][after.size()];
        if ((long) before.size() * after.size() <= MOST_PAIRS) {
            List<Set<Integer>> left = before.stream().map(Pairing::pairsOfCharacters).toList();
            List<Set<Integer>> right = after.stream().map(Pairing::pairsOfCharacters).toList();
            for (int i = 0; i < left.size(); i++) {
                for (int j = 0; j < right.size(); j++) {
                    double share = share(left.get(i), right.get(j));
                    alike[i][j] = share < ALIKE ? 0 : share;
                }
            }
            pair(before, after, alike, best(alike, before.size(), after.size()));
        } else {
            before.forEach(text -> changes.add(new Change(text, "")));
            after.forEach(text -> changes.add(new Change("", text)));
        }
    }

    /** In the order of the page. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** About how many characters of both stretches together are kept. */
    double kept() {
        return kept;
    }

    /** The best sum of likeness from each pair of places to the ends. */
    private static double[][] best(double[][] alike, int rows, int columns) {
        double[][] best = new double[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (alike[i][j] > 0) {
                    best[i][j] = Math.max(best[i][j], alike[i][j] + best[i + 1][j + 1]);
                }
            }
        }
        return best;
    }

    private void pair(List<String> before, List<String> after, double[][] alike, double[][] best) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = i < before.size() && j < after.size();
            if (both && alike[i][j] > 0 && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                kept += alike[i][j] * (before.get(i).length() + after.get(j).length());
                changes.add(new Change(before.get(i++), after.get(j++)));
            } else if (i < before.size() && (!both || best[i][j] == best[i + 1][j])) {
                changes.add(new Change(before.get(i++), ""));
            } else {
                changes.add(new Change("", after.get(j++)));
            }
        }
    }

    private static double share(Set<Integer> left, Set<Integer> right) {
        Set<Integer> fewer = left.size() < right.size() ? left : right;
        Set<Integer> more = fewer == left ? right : left;
        long both = fewer.stream().filter(more::contains).count();
        return left.isEmpty() && right.isEmpty() ? 0 : 2.0 * both / (left.size() + right.size());
    }

    private static Set<Integer> pairsOfCharacters(String text) {
        Set<Integer> pairs = new HashSet<>();
        for (int i = 0; i < text.length(); i++) {
            pairs.add((text.charAt(i) << 16) | (i + 1 < text.length() ? text.charAt(i + 1) : 0));
        }
        return pairs;
    }
}
