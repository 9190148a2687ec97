package org.diancang.replay.reader.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Links of a domain as a drawing: who links to it on the left, where it links to on the right.
 *
 * @param nodes both sides
 * @param height of the drawing, whose width is {@value #WIDTH}
 */
record LinkGraph(List<Node> nodes, int height) {
    static final int WIDTH = 760;

    private static final int EACH_SIDE = 12;
    private static final int ROW = 28;
    private static final int MARGIN = 16;
    private static final int THICKEST = 6;
    private static final int LONGEST_NAME = 30;

    /**
     * A domain.
     *
     * @param label its name, as much as fits
     * @param left whether it links to the middle
     * @param y where it stands
     * @param width of its line
     */
    record Node(LinksAnswer.Linked linked, String label, boolean left, int y, int width) {}

    static LinkGraph of(List<LinksAnswer.Linked> in, List<LinksAnswer.Linked> out) {
        int rows = Math.max(Math.min(Math.max(in.size(), out.size()), EACH_SIDE), 2);
        int height = rows * ROW + 2 * MARGIN;
        List<Node> nodes = new ArrayList<>();
        side(nodes, in, true, height);
        side(nodes, out, false, height);
        return new LinkGraph(List.copyOf(nodes), height);
    }

    private static void side(
            List<Node> nodes, List<LinksAnswer.Linked> linked, boolean left, int height) {
        int count = Math.min(linked.size(), EACH_SIDE);
        int top = (height - count * ROW) / 2 + ROW / 2;
        for (int i = 0; i < count; i++) {
            LinksAnswer.Linked one = linked.get(i);
            long most = Math.max(1, linked.getFirst().pages());
            int width =
                    (int) Math.clamp(Math.round(1.0 * THICKEST * one.pages() / most), 1, THICKEST);
            nodes.add(new Node(one, clipped(one.domain()), left, top + i * ROW, width));
        }
    }

    /** The name as much of it as fits; its end says more than its beginning. */
    static String clipped(String name) {
        int points = name.codePointCount(0, name.length());
        return points <= LONGEST_NAME
                ? name
                : "…" + name.substring(name.offsetByCodePoints(0, points - LONGEST_NAME));
    }

    /** Half its height, where the domain itself stands. */
    public int getMiddle() {
        return height / 2;
    }
}
