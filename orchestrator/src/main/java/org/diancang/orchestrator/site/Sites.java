package org.diancang.orchestrator.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diancang.url.UrlKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sites: looking up. */
@Service
public class Sites {
    private final SiteTable table;

    Sites(SiteTable table) {
        this.table = table;
    }

    /** The site of this id. */
    public Optional<Site> byId(UUID id) {
        return table.byId(id);
    }

    /** The site of this number, such as {@code QH-0001}. */
    public Optional<Site> byNumber(String number) {
        return table.byNumber(number.strip().toUpperCase(Locale.ROOT));
    }

    /** The site that a nomination became. */
    public Optional<Site> ofNomination(UUID nomination) {
        return table.ofNomination(nomination);
    }

    /** The sites that have this URL, in whatever spelling, as a seed. */
    public List<Site> withSeed(String url) {
        String normalised =
                switch (SeedUrl.read(url)) {
                    case SeedUrl.Reading.Good good -> good.seed().url();
                    case SeedUrl.Reading.Bad bad -> "";
                };
        return normalised.isEmpty() ? List.of() : table.withSeed(UrlKey.of(normalised).value());
    }

    /** All sites, by number; the first 1,000. */
    public List<Site> all() {
        return table.all();
    }

    /**
     * Takes the number of a site's next crawl, such as {@code c00017}, within the transaction that
     * makes the crawl.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextCrawlNo(UUID site) {
        return String.format(Locale.ROOT, "c%05d", table.nextCrawlNumber(site));
    }
}
