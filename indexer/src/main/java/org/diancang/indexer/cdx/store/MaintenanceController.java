package org.diancang.indexer.cdx.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Size, compaction, snapshots and retention over HTTP; documented in {@code docs/cdx.md}. */
@RestController
final class MaintenanceController {
    private final StoreSizes sizes;
    private final Snapshots snapshots;
    private final BlockRetention retention;
    private final OneAtATime work;

    MaintenanceController(
            StoreSizes sizes, Snapshots snapshots, BlockRetention retention, OneAtATime work) {
        this.sizes = sizes;
        this.snapshots = snapshots;
        this.retention = retention;
        this.work = work;
    }

    @GetMapping("/internal/cdx/sizes")
    StoreSizes.Sizes sizes() {
        return sizes.now();
    }

    @PostMapping("/internal/cdx/compact")
    StoreSizes.Compacted compact() {
        return sizes.compact();
    }

    @GetMapping("/internal/cdx/snapshots")
    List<Snapshots.Summary> list() {
        return snapshots.list();
    }

    @PostMapping("/internal/cdx/snapshots")
    @ResponseStatus(HttpStatus.CREATED)
    Snapshots.Summary take(@RequestBody Wanted wanted) {
        SnapshotName name = SnapshotName.asked(wanted.name());
        return work.run("taking a snapshot", () -> snapshots.take(name));
    }

    @PostMapping("/internal/cdx/snapshots/{name}/verify")
    Verification verify(@PathVariable String name) {
        SnapshotName asked = SnapshotName.asked(name);
        return work.run("verifying a snapshot", () -> Verification.of(snapshots.verify(asked)));
    }

    @PostMapping("/internal/cdx/snapshots/{name}/trim")
    Trimmed trim(@PathVariable String name) {
        SnapshotName asked = SnapshotName.asked(name);
        return work.run(
                "trimming its topic",
                () -> new Trimmed(name, retention.trim(snapshots.verify(asked))));
    }

    /** Kafka does not answer, or a disk fails: nothing that the caller did. */
    @ExceptionHandler
    ProblemDetail unavailable(LineStoreException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    /**
     * @param name of the snapshot to take
     */
    record Wanted(@Nullable String name) {}

    /**
     * @param sound whether all that is in it is as it was written
     * @param missing stores of the index that are not in it
     * @param stores how many were read
     * @param bytes how many were read
     * @param faults a sentence for each
     */
    record Verification(
            boolean sound, List<String> missing, int stores, long bytes, List<String> faults) {
        static Verification of(Snapshots.Verified verified) {
            Snapshot snapshot = verified.snapshot();
            return new Verification(
                    verified.faults().isEmpty(),
                    snapshot.missing().stream().map(StorePlace::folder).toList(),
                    snapshot.kept().size(),
                    snapshot.parts().stream().mapToLong(part -> part.manifest().bytes()).sum(),
                    verified.faults());
        }
    }

    /**
     * @param snapshot whose content was deleted from the topic
     * @param left what each partition has now
     */
    record Trimmed(String snapshot, Map<Integer, TopicLog.Extent> left) {}
}
