package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import java.util.Optional;
import org.diancang.indexer.IndexerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where snapshots of the CDX index are ({@code diancang.cdx.*}).
 *
 * @param snapshotFolder folder that snapshots are written to, the same for all nodes; {@code
 *     {data}/indexer/snapshots} by default
 * @param restoreFrom a snapshot that stores without any lines begin with; none by default
 */
@ConfigurationProperties("diancang.cdx")
record SnapshotSettings(@Nullable Path snapshotFolder, @Nullable Path restoreFrom) {
    Path folder(IndexerSettings settings) {
        return snapshotFolder != null
                ? snapshotFolder
                : settings.stateFolder().resolve("snapshots");
    }

    Optional<Path> restored() {
        return Optional.ofNullable(restoreFrom).filter(path -> !path.toString().isBlank());
    }
}
