package org.diancang.bench.measure;

/**
 * One measured figure beside what it is held against.
 *
 * @param name such as {@code freshness.replay_p99}
 * @param ours measured
 * @param reference peer, limit or promised level, in the same unit
 * @param unit of both
 * @param bar the ratio ours/reference that must not be exceeded, or must be reached
 * @param lowerIsBetter whether the ratio must stay at or below the bar
 * @param note what was measured how
 */
public record Figure(
        String name,
        double ours,
        double reference,
        String unit,
        double bar,
        boolean lowerIsBetter,
        String note) {
    public double ratio() {
        return ours / reference;
    }

    public boolean met() {
        return lowerIsBetter ? ratio() <= bar : ratio() >= bar;
    }

    public String line() {
        return "%s ours=%.3f %s reference=%.3f %s ratio=%.3f bar=%s%.2f  %s"
                .formatted(
                        name,
                        ours,
                        unit,
                        reference,
                        unit,
                        ratio(),
                        lowerIsBetter ? "<=" : ">=",
                        bar,
                        note);
    }
}
