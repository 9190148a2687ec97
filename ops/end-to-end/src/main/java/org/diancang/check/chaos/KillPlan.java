package org.diancang.check.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who is killed when, drawn at random and the same for the same seed.
 *
 * @param kills the earliest first
 */
record KillPlan(List<Kill> kills) {
    /** Pause between two kills at least. */
    static final Duration LEAST_PAUSE = Duration.ofSeconds(15);

    private static final int OF_EACH_AT_LEAST = 2;

    /** The launcher starts a part again so often within {@link #PERIOD}, then gives it up. */
    private static final int RESTARTS = 3;

    private static final Duration PERIOD = Duration.ofMinutes(10);

    /**
     * One kill.
     *
     * @param after time since the crawl began
     */
    record Kill(Duration after, Victim victim) {}

    KillPlan {
        kills = List.copyOf(kills);
    }

    /**
     * Draws a plan.
     *
     * @param count how many; 6 or more
     * @param first when the first may come
     * @param last when the last may come
     * @throws IllegalArgumentException if so many do not fit
     */
    static KillPlan draw(Random random, int count, Duration first, Duration last) {
        Duration room = last.minus(first).minus(LEAST_PAUSE.multipliedBy(count - 1L));
        if (count < OF_EACH_AT_LEAST * Victim.values().length || room.isNegative()) {
            throw new IllegalArgumentException(
                    count + " kills do not fit between " + first + " and " + last);
        }
        long[] at = random.longs(count, 0, room.toMillis() + 1).sorted().toArray();
        List<Duration> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(first.plusMillis(at[i]).plus(LEAST_PAUSE.multipliedBy(i)));
        }
        while (true) {
            List<Kill> kills = new ArrayList<>();
            List<Victim> victims = victims(random, count);
            for (int i = 0; i < count; i++) {
                kills.add(new Kill(moments.get(i), victims.get(i)));
            }
            if (launcherBears(kills)) {
                return new KillPlan(kills);
            }
        }
    }

    private static List<Victim> victims(Random random, int count) {
        List<Victim> victims = new ArrayList<>();
        for (int i = 0; i < OF_EACH_AT_LEAST; i++) {
            victims.addAll(Arrays.asList(Victim.values()));
        }
        while (victims.size() < count) {
            // Engines are twice as likely: theirs is the crawl's own state.
            int drawn = random.nextInt(Victim.values().length + 1);
            victims.add(Victim.values()[drawn % Victim.values().length]);
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    private static boolean launcherBears(List<Kill> kills) {
        return kills.stream()
                .filter(kill -> kill.victim() != Victim.ENGINE)
                .allMatch(
                        kill ->
                                kills.stream()
                                                .filter(k -> k.victim() == kill.victim())
                                                .filter(k -> isWithinPeriodAfter(kill, k))
                                                .count()
                                        <= RESTARTS);
    }

    private static boolean isWithinPeriodAfter(Kill one, Kill other) {
        Duration pause = other.after().minus(one.after());
        return !pause.isNegative() && pause.compareTo(PERIOD) <= 0;
    }
}
