package org.diancang.orchestrator.desk;

import java.util.List;
import org.diancang.orchestrator.crawl.CrawlTrouble;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;

/** What is the matter with a crawl that gets nowhere, as a sentence. */
final class TroubleSentences {
    private TroubleSentences() {}

    static String of(CrawlTrouble trouble, Words words, DeskFormat format) {
        return words.say(
                "trouble." + trouble.kind(),
                trouble.host() + trouble.path(),
                format.dateTime(trouble.since()));
    }

    /** A line of the crawl's log; one that nobody knows as it stands. */
    static String of(String detail, Words words) {
        List<String> parts = List.of(detail.split(" ", 3));
        String where = parts.size() < 3 ? "" : parts.get(1) + parts.get(2);
        return where.isEmpty()
                ? words.sayOr("trouble.log." + detail, detail)
                : words.say("trouble.log.ENDLESS", where);
    }
}
