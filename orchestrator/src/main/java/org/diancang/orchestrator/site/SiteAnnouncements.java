package org.diancang.orchestrator.site;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.diancang.events.EventCodec;
import org.diancang.events.SiteDescribed;
import org.diancang.events.Topics;
import org.diancang.orchestrator.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says on the topic {@code sites} what a site is, whenever that is other than what was said. */
@Service
class SiteAnnouncements {
    private static final Logger log = LoggerFactory.getLogger(SiteAnnouncements.class);

    /** A site may have thousands, a message has bounds. */
    private static final int MOST_SEEDS = 100;

    private final SiteAnnouncementTable table;
    private final Outbox outbox;
    private final EventCodec codec;
    private final Clock clock;

    SiteAnnouncements(SiteAnnouncementTable table, Outbox outbox, EventCodec codec, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.codec = codec;
        this.clock = clock;
    }

    /** Announces a site within the transaction that made or changed it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void announce(Site site) {
        Optional<SiteDescribed> before = table.lock(site.id());
        SiteDescribed said = describe(site, table.nextVersion(), clock.instant());
        if (before.filter(said::saysAsMuchAs).isPresent()) {
            return;
        }
        table.keep(said);
        outbox.add(Topics.SITES, said.key(), codec.encode(said));
        log.info(
                "Site {} ({}) is described as version {}, it is on its way",
                said.number(),
                said.name(),
                said.version());
    }

    static SiteDescribed describe(Site site, long version, Instant at) {
        return new SiteDescribed(
                site.id(),
                SiteDescribed.SCHEMA_VERSION,
                version,
                site.number(),
                site.siteNo(),
                site.name(),
                site.libraryId(),
                site.libraryName(),
                switch (site.subject()) {
                    case POLITICS -> SiteDescribed.Subject.POLITICS;
                    case ECONOMY -> SiteDescribed.Subject.ECONOMY;
                    case CULTURE -> SiteDescribed.Subject.CULTURE;
                },
                site.seeds().stream().limit(MOST_SEEDS).toList(),
                at);
    }
}
