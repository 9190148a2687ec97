package org.diancang.adapter.crawl;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.diancang.adapter.announce.Announcements;
import org.diancang.adapter.engine.AddressProperties;
import org.diancang.adapter.engine.EngineProperties;
import org.diancang.adapter.engine.Engines;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.InstallationProperties;
import org.diancang.adapter.journal.Journal;
import org.diancang.adapter.lease.Leases;
import org.diancang.adapter.lease.Orchestrator;
import org.diancang.adapter.warc.CrawlFiles;
import org.diancang.adapter.warc.CrawlIdentity;
import org.diancang.adapter.warc.KnownOriginals;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.EventCodec;
import org.diancang.warcstore.FolderWarcStore;
import org.springframework.stereotype.Component;

/** What every crawl works with. */
@Component
record CrawlTools(
        InstallationProperties installation,
        EngineProperties engineProperties,
        AddressProperties addresses,
        Engines engines,
        Leases leases,
        Orchestrator orchestrator,
        Announcements announcements,
        FolderWarcStore store,
        EventCodec codec,
        MeterRegistry meters,
        Clock clock) {

    Journal journal(JobFolder folder) {
        return new Journal(folder.journal(), folder.journalOffset(), announcements, codec, meters);
    }

    CrawlFiles files(JobFolder folder, StartCrawl command) {
        return new CrawlFiles(
                CrawlIdentity.of(command),
                store,
                folder.announcedFiles(),
                new KnownOriginals(folder.originals(), folder.journal(), codec),
                announcements,
                clock,
                meters);
    }
}
