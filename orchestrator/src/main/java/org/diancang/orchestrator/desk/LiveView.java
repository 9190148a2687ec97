package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.Queue;
import org.diancang.events.CrawlSnapshot.QueueState;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;

/**
 * What the worker of a crawl says of it.
 *
 * @param at when it said so
 * @param queuesNote how many queues there are, in words
 * @param queues those that hold it up
 * @param statuses what came of the URLs
 * @param types media types of the answers
 * @param hosts hosts of the URLs
 */
record LiveView(
        Instant at,
        String queuesNote,
        List<QueueRow> queues,
        List<Part> statuses,
        List<Part> types,
        List<Part> hosts) {
    /**
     * A queue.
     *
     * @param hosts names of the server; empty where it has none but {@code server}
     * @param until when the next is fetched, in words; empty where nobody knows
     */
    record QueueRow(String server, String hosts, long urls, Chip chip, String until) {}

    /** A part of the URLs; {@code share} 0 to 1. */
    record Part(String name, String tone, long urls, String bytes, double share) {
        public long percent() {
            return Math.round(100 * share);
        }
    }

    static LiveView of(CrawlSnapshot snapshot, Words words, DeskFormat format) {
        CrawlSnapshot.Queues queues = snapshot.queues();
        return new LiveView(
                snapshot.at(),
                words.say(
                        "queues.note",
                        format.exact(queues.fetching()),
                        format.exact(queues.waiting()),
                        format.exact(queues.exhausted())),
                queues.shown().stream().map(queue -> row(queue, words, format)).toList(),
                parts(snapshot.statuses(), name -> FetchWords.of(name, words), words, format, true),
                parts(snapshot.types(), name -> name, words, format, false),
                parts(snapshot.hosts(), name -> name, words, format, false));
    }

    private static QueueRow row(Queue queue, Words words, DeskFormat format) {
        Instant until = queue.until();
        return new QueueRow(
                queue.server(),
                String.join(
                        " ",
                        queue.hosts().stream().filter(h -> !h.equals(queue.server())).toList()),
                queue.urls(),
                chip(queue.state()),
                until == null ? "" : words.say("queue.until", format.second(until)));
    }

    /** How a queue stands, as a chip. */
    static Chip chip(QueueState state) {
        String key = "queue.state." + state;
        return switch (state) {
            case FETCHING -> new Chip("ok", "play-circle", key);
            case TURN -> new Chip("mute", "clock", key);
            case PAUSE -> new Chip("info", "hourglass-split", key);
            case BUSY, HELD -> new Chip("warn", "pause-circle", key);
            case RETRY -> new Chip("warn", "exclamation-triangle-fill", key);
            case HOST_LIMIT -> new Chip("mute", "stop-circle", key);
            case ROBOTS -> new Chip("warn", "x-circle", key);
            case GIVEN_UP -> new Chip("bad", "x-octagon-fill", key);
        };
    }

    private static List<Part> parts(
            Breakdown breakdown,
            UnaryOperator<String> name,
            Words words,
            DeskFormat format,
            boolean codes) {
        double all =
                Math.max(
                        1,
                        breakdown.otherUrls()
                                + breakdown.parts().stream()
                                        .mapToLong(CrawlSnapshot.Part::urls)
                                        .sum());
        List<Part> parts = new ArrayList<>();
        for (CrawlSnapshot.Part part : breakdown.parts()) {
            parts.add(
                    new Part(
                            part.name().isEmpty()
                                    ? words.say("breakdown.further")
                                    : name.apply(part.name()),
                            codes ? tone(part.name()) : "",
                            part.urls(),
                            codes ? "" : format.bytes(part.bytes()),
                            part.urls() / all));
        }
        if (breakdown.others() > 0) {
            parts.add(
                    new Part(
                            words.say("breakdown.others", format.exact(breakdown.others())),
                            "",
                            breakdown.otherUrls(),
                            codes ? "" : format.bytes(breakdown.otherBytes()),
                            breakdown.otherUrls() / all));
        }
        return parts;
    }

    private static String tone(String code) {
        return code.matches("-?[0-9]{1,9}") ? FetchWords.tone(Integer.parseInt(code)) : "";
    }
}
