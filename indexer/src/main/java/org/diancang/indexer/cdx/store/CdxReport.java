package org.diancang.indexer.cdx.store;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexReport;
import org.diancang.indexer.IndexStanding;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.topic.CatchingUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Tells operators of the CDX index of this node, and of what no node has taken in yet. */
@Component
final class CdxReport implements IndexReport, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(CdxReport.class);

    private final CdxStreams streams;
    private final IncompleteStores incomplete;
    private final CatchingUp reading;

    CdxReport(
            CdxStreams streams,
            IncompleteStores incomplete,
            IndexerSettings settings,
            KafkaProperties kafka) {
        this.streams = streams;
        this.incomplete = incomplete;
        this.reading =
                new CatchingUp(
                        kafka, settings.topic(Topics.CAPTURES), settings.group(CdxStreams.GROUP));
    }

    @Override
    public String name() {
        return "cdx";
    }

    @Override
    public IndexStanding now() {
        OptionalLong missing = missing();
        List<String> reasons = incomplete.reasons();
        if (!reasons.isEmpty()) {
            return IndexStanding.waiting("incomplete", String.join("; ", reasons))
                    .lacking(missing, OptionalLong.empty());
        }
        if (!streams.isReady()) {
            return IndexStanding.waiting("loading", null).lacking(missing, OptionalLong.empty());
        }
        return IndexStanding.working(missing, OptionalLong.empty(), OptionalLong.empty(), 0);
    }

    private OptionalLong missing() {
        try {
            return OptionalLong.of(reading.missingNow());
        } catch (ExecutionException | TimeoutException e) {
            log.debug("How far captures have been read can't be told now", e);
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    @Override
    public void destroy() {
        reading.close();
    }
}
