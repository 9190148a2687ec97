package org.diancang.indexer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What every feature of the indexer is told ({@code diancang.*}).
 *
 * @param data data folder of the installation; WARC files lie in {@code warcs}, state of this
 *     service in {@code indexer}
 * @param internalSecretFile file whose content callers of internal endpoints must present
 * @param topicPrefix put before every topic name and consumer group; empty by default
 */
@Validated
@ConfigurationProperties("diancang")
public record IndexerSettings(
        @NotNull(message = "diancang.data must name the data folder") Path data,
        @NotNull(message = "diancang.internal-secret-file must name the file with the secret")
                Path internalSecretFile,
        @DefaultValue("")
                @Pattern(
                        regexp = "[a-zA-Z0-9._-]{0,100}",
                        message =
                                "diancang.topic-prefix may have letters, digits, '.', '_' and '-',"
                                        + " at most 100")
                String topicPrefix) {

    /** Full name of a topic ({@link org.diancang.events.Topics}). */
    public String topic(String name) {
        return topicPrefix + name;
    }

    /** Full name of a consumer group. */
    public String group(String name) {
        return topicPrefix + name;
    }

    /** Folder that holds what this service derives and can rebuild. */
    public Path stateFolder() {
        return data.resolve("indexer");
    }

    /** Root of the WARC store. */
    public Path warcFolder() {
        return data.resolve("warcs");
    }
}
