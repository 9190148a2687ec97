package org.diancang.orchestrator.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At each start announces sites of which nothing was said yet, or something else than is now in the
 * database: sites that are older than the topic, and what somebody changed by hand.
 */
@Component
class UnannouncedSites implements ApplicationRunner {
    private static final int AT_ONCE = 200;
    private final SiteTable sites;
    private final SiteAnnouncements announcements;
    private final TransactionTemplate transaction;

    UnannouncedSites(
            SiteTable sites, SiteAnnouncements announcements, TransactionTemplate transaction) {
        this.sites = sites;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Optional<UUID> last = Optional.empty();
        List<Site> read;
        do {
            read = announceNext(last);
            last = read.isEmpty() ? last : Optional.of(read.getLast().id());
        } while (read.size() == AT_ONCE);
    }

    private List<Site> announceNext(Optional<UUID> after) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            List<Site> next = sites.next(after, AT_ONCE);
                            next.forEach(announcements::announce);
                            return next;
                        }));
    }
}
