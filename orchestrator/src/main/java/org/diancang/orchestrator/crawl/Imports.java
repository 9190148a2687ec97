package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.events.ImportFile;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports: crawls that fetch nothing, but take in files whose bytes a worker has. */
@Service
public class Imports {
    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private final CrawlTable table;
    private final ImportTable imports;
    private final CrawlViews views;
    private final CrawlLog crawlLog;
    private final CrawlOrders orders;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Imports(
            CrawlTable table,
            ImportTable imports,
            CrawlViews views,
            CrawlLog crawlLog,
            CrawlOrders orders,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.imports = imports;
        this.views = views;
        this.crawlLog = crawlLog;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Queues an import into a site. Files that the site has already, by their digest, are left out,
     * and a file that is given twice counts once.
     *
     * @param workerId the worker that has the bytes; no other gets the import
     * @param by user name of who asks
     */
    public ImportStart start(Site site, String workerId, List<ImportFile> given, String by) {
        List<ImportStart.Known> known = new ArrayList<>();
        List<ImportFile> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ImportFile file : given) {
            Optional<ImportStart.Known> before = known(site.id(), file.name(), file.sha512());
            before.ifPresent(known::add);
            if (before.isEmpty() && seen.add(file.sha512())) {
                fresh.add(
                        new ImportFile(
                                fresh.size() + 1, file.name(), file.length(), file.sha512()));
            }
        }
        if (fresh.isEmpty()) {
            return new ImportStart.Accepted(Optional.empty(), known);
        }
        UUID id = ids.next();
        try {
            transaction.executeWithoutResult(status -> queue(id, site, workerId, fresh, by));
        } catch (DuplicateKeyException e) {
            Optional<CrawlView> open =
                    views.ofSite(site.id()).stream().filter(c -> !c.state().ended()).findFirst();
            return new ImportStart.AlreadyOpen(open.orElseThrow(() -> e));
        }
        log.info(
                "Import of {} files into {} queued by {}, waits for worker {}",
                fresh.size(),
                site.number(),
                by,
                workerId);
        return new ImportStart.Accepted(views.byId(id), known);
    }

    /** Where a site has a file already; {@code name} is what it is called now. */
    public Optional<ImportStart.Known> known(UUID site, String name, String sha512) {
        return imports.known(site, name, sha512);
    }

    /** Where the files of a crawl come from; empty if it is no import. */
    public Optional<ImportView> of(UUID crawl) {
        List<ImportedFile> files = imports.of(crawl);
        return files.isEmpty()
                ? Optional.empty()
                : views.byId(crawl)
                        .map(c -> new ImportView(crawl, c.queuedBy(), c.queuedAt(), files));
    }

    private void queue(UUID id, Site site, String workerId, List<ImportFile> files, String by) {
        Crawl crawl = Crawl.queued(id, orders.next(site, CrawlWishes.NONE)).boundTo(workerId);
        table.insert(crawl, by, clock.instant());
        table.update(crawl);
        imports.insert(id, site.id(), files);
        crawlLog.add("ImportQueued", crawl, Optional.of(by));
    }
}
