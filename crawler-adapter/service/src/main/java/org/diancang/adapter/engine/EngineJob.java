package org.diancang.adapter.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an engine is told, in {@code job.json}. The engine reads its own record of the
 * same form.
 *
 * @param crawlId crawl
 * @param workerId this worker
 * @param epoch assignment of the crawl
 * @param order what to crawl, and how
 * @param warcFolder absolute path of the folder where WARC files are written
 * @param heritrixFolder absolute path of the folder for Heritrix's own files
 * @param journalFile absolute path of the journal, appended to
 * @param originalsFile absolute path of the originals, one a line
 * @param allowedPrivateRanges CIDR ranges that may be crawled although they are private
 * @param dnsServer {@code host:port} of the DNS server; absent: the system's
 * @param checkpoint name of the checkpoint in {@code heritrixFolder} to go on from; absent: from
 *     the seeds
 * @param operatorName name of the library, for warcinfo
 * @param change what is otherwise than ordered by now; absent: nothing
 * @param progressSeconds pause between two reports of progress
 * @param checkpointSeconds pause between two checkpoints while they are cheap
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngineJob(
        UUID crawlId,
        String workerId,
        int epoch,
        CrawlOrder order,
        String warcFolder,
        String heritrixFolder,
        String journalFile,
        String originalsFile,
        List<String> allowedPrivateRanges,
        @Nullable String dnsServer,
        @Nullable String checkpoint,
        String operatorName,
        @Nullable CrawlChange change,
        int progressSeconds,
        int checkpointSeconds) {}
