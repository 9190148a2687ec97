package org.diancang.orchestrator.capture.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.capture.AuditReport;
import org.diancang.orchestrator.capture.Audits;
import org.diancang.orchestrator.capture.CaptureLine;
import org.diancang.orchestrator.capture.Captures;
import org.diancang.orchestrator.capture.Originals;
import org.diancang.orchestrator.capture.SealedFiles;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Captures of a site, originals for deduplication, sealed files, results of audits. */
@RestController
class CaptureApi {
    /** How far the clock of an auditor may be ahead of ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Captures captures;
    private final Originals originals;
    private final Audits audits;
    private final SealedFiles sealedFiles;
    private final Sites sites;
    private final EventCodec codec;
    private final Clock clock;

    CaptureApi(
            Captures captures,
            Originals originals,
            Audits audits,
            SealedFiles sealedFiles,
            Sites sites,
            EventCodec codec,
            Clock clock) {
        this.captures = captures;
        this.originals = originals;
        this.audits = audits;
        this.sealedFiles = sealedFiles;
        this.sites = sites;
        this.codec = codec;
        this.clock = clock;
    }

    record Audit(
            @Nullable Instant auditedAt,
            @Nullable Boolean ok,
            @Nullable List<@Nullable SiteAudit> sites) {}

    record SiteAudit(
            @Nullable UUID siteId,
            @Nullable Long records,
            @Nullable Long lines,
            @Nullable Long problems) {}

    @GetMapping("/api/sites/{id}/captures")
    List<CaptureLine> latest(@PathVariable UUID id, @RequestParam(defaultValue = "50") int limit) {
        mustExist(id);
        return captures.latestOfSite(id, limit);
    }

    @GetMapping("/internal/sites/{id}/originals")
    void originals(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        mustExist(id);
        lines(response, line -> originals.ofSite(id, line::accept));
    }

    @GetMapping("/internal/warc-files")
    void sealedFiles(HttpServletResponse response) throws IOException {
        lines(response, line -> sealedFiles.all(line::accept));
    }

    /** Answers one JSON object a line, written as they are read. */
    private void lines(HttpServletResponse response, Consumer<Consumer<Object>> source)
            throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        try {
            source.accept(line -> writeLine(out, line));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    @PostMapping("/internal/audits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void audit(@RequestBody Audit audit) {
        audits.keep(checked(audit));
    }

    private void writeLine(OutputStream out, Object line) {
        try {
            out.write(codec.encode(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mustExist(UUID site) {
        if (sites.byId(site).isEmpty()) {
            throw Problems.notFound("site", site);
        }
    }

    private AuditReport checked(Audit audit) {
        List<Problems.Item> wrong = new ArrayList<>();
        Instant auditedAt = audit.auditedAt();
        Boolean ok = audit.ok();
        List<@Nullable SiteAudit> results = audit.sites();
        if (auditedAt == null || auditedAt.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            wrong.add(
                    new Problems.Item(
                            "auditedAt", "out-of-range", "must be an instant that has passed."));
        }
        if (ok == null) {
            wrong.add(new Problems.Item("ok", "required", "must be true or false."));
        }
        if (results == null) {
            wrong.add(new Problems.Item("sites", "required", "must be an array."));
        }
        if (auditedAt == null || ok == null || results == null || !wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
        List<AuditReport.SiteResult> good = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < results.size(); i++) {
            good.add(checked("sites[" + i + "]", results.get(i), seen));
        }
        return new AuditReport(auditedAt, ok, good);
    }

    private AuditReport.SiteResult checked(
            String item, @Nullable SiteAudit result, Set<UUID> seen) {
        if (result == null
                || result.siteId() == null
                || result.records() == null
                || result.lines() == null
                || result.problems() == null) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    item,
                                    "required",
                                    "must have siteId, records, lines and problems.")));
        }
        if (result.records() < 0 || result.lines() < 0 || result.problems() < 0) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    item, "out-of-range", "must have counts of 0 or more.")));
        }
        if (!seen.add(result.siteId()) || sites.byId(result.siteId()).isEmpty()) {
            throw Problems.invalid(
                    List.of(
                            new Problems.Item(
                                    item + ".siteId",
                                    "unknown-site",
                                    "must name a site, and each site once.")));
        }
        return new AuditReport.SiteResult(
                result.siteId(), result.records(), result.lines(), result.problems());
    }
}
