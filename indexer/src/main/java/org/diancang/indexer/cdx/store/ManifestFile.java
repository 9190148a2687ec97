package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@code manifest.json}; its own digest stands beside it. */
final class ManifestFile {
    private static final String NAME = "manifest.json";
    private static final String DIGEST = "manifest.json.sha512";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestFile() {}

    static void write(Path folder, SnapshotManifest manifest) throws IOException {
        Path file = folder.resolve(NAME);
        Files.write(file, JSON.writeValueAsBytes(manifest));
        Durable.force(file);
        Path digest = folder.resolve(DIGEST);
        Files.writeString(digest, FileDigest.of(file) + "  " + NAME + "\n");
        Durable.force(digest);
    }

    /**
     * @throws DamagedSnapshotException if it is not as it was written
     */
    static SnapshotManifest read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            String digest = Files.readString(folder.resolve(DIGEST), StandardCharsets.UTF_8);
            if (!digest.equals(FileDigest.of(file) + "  " + NAME + "\n")) {
                throw new DamagedSnapshotException(file + " is not as it was written");
            }
            return JSON.readValue(Files.readAllBytes(file), SnapshotManifest.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new DamagedSnapshotException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
