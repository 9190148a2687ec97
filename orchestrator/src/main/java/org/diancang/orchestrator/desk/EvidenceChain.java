package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.orchestrator.programme.Ledger;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.Nomination;
import org.diancang.orchestrator.site.Nominations;
import org.diancang.orchestrator.site.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The seven links from nomination to replay, in their order; those not reached are empty. */
@Component
class EvidenceChain {
    private final Nominations nominations;
    private final People people;
    private final Words words;

    EvidenceChain(Nominations nominations, People people, Words words) {
        this.nominations = nominations;
        this.people = people;
        this.words = words;
    }

    /**
     * One link.
     *
     * @param link its name, part of a message key
     * @param proof one line of what proves it
     * @param href the event itself
     */
    record Link(
            String link,
            String tone,
            String icon,
            @Nullable Instant at,
            String proof,
            @Nullable String href) {}

    List<Link> of(
            Site site,
            Optional<Ledger.Entry> entry,
            List<CrawlRow> latest,
            StoredFiles.Captured captured,
            DeskFormat format) {
        List<Link> links = new ArrayList<>();
        String nomination = "/nominations/" + site.nominationId();
        nominations.byId(site.nominationId()).ifPresent(n -> links.add(nominated(n, nomination)));
        links.add(
                done(
                        "APPROVAL",
                        site.approvedAt(),
                        words.say("chain.approval.proof", people.name(site.approvedBy())),
                        nomination));
        links.add(crawled(site, entry, latest, captured, format));
        for (String later : List.of("PACKAGE", "ACCEPTANCE", "FIXITY", "REPLAY")) {
            links.add(notYet(later));
        }
        return links;
    }

    private Link nominated(Nomination n, String href) {
        String proof =
                words.say("chain.nomination.proof", n.number(), people.name(n.submittedBy()));
        return done("NOMINATION", n.submittedAt(), proof, href);
    }

    private Link crawled(
            Site site,
            Optional<Ledger.Entry> entry,
            List<CrawlRow> latest,
            StoredFiles.Captured captured,
            DeskFormat format) {
        String href = "/crawls?site=" + site.id();
        if (!latest.isEmpty() && entry.map(e -> !e.archived()).orElse(true)) {
            CrawlRow last = latest.getFirst();
            return last.ended()
                    ? new Link(
                            "CRAWL",
                            "warn",
                            "exclamation-triangle-fill",
                            last.endedAt(),
                            words.say("chain.crawl.nothing", last.nth()),
                            "/crawls/" + last.id())
                    : new Link(
                            "CRAWL",
                            "info",
                            "circle-half",
                            last.startedAt(),
                            words.say("chain.crawl.open", last.nth()),
                            "/crawls/" + last.id());
        }
        if (latest.isEmpty()) {
            return notYet("CRAWL");
        }
        String proof =
                words.say(
                        "chain.crawl.proof", captured.crawls(), format.exact(captured.captures()));
        long problems = entry.flatMap(Ledger.Entry::auditProblems).orElse(0L);
        if (problems > 0) {
            return new Link(
                    "CRAWL",
                    "bad",
                    "x-octagon-fill",
                    captured.last(),
                    words.say("chain.crawl.problems", proof, format.exact(problems)),
                    href);
        }
        boolean verified = entry.map(Ledger.Entry::verified).orElse(false);
        return done(
                "CRAWL",
                captured.last(),
                verified
                        ? words.say(
                                "chain.crawl.audit",
                                proof,
                                format.stamp(entry.flatMap(Ledger.Entry::auditedAt).orElse(null)))
                        : words.say("chain.crawl.unaudited", proof),
                href);
    }

    private static Link done(String link, @Nullable Instant at, String proof, String href) {
        return new Link(link, "ok", "check-circle-fill", at, proof, href);
    }

    private Link notYet(String link) {
        return new Link(link, "mute", "circle", null, words.say("chain.notYet"), null);
    }
}
