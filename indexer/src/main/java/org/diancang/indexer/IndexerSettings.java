package org.diancang.indexer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What every feature of the indexer is told ({@code diancang.*}).
 *
 * @param data data folder of the installation; WARC files lie in {@code warcs}, state of this
 *     service in {@code indexer}
 * @param internalSecretFile file whose content callers of internal endpoints must present
 * @param instanceId name of this node, which no other indexer has; from the host and the data
 *     folder by default
 * @param topicPrefix put before every topic name and consumer group; empty by default
 */
@Validated
@ConfigurationProperties("diancang")
public record IndexerSettings(
        @NotNull(message = "diancang.data must name the data folder") Path data,
        @NotNull(message = "diancang.internal-secret-file must name the file with the secret")
                Path internalSecretFile,
        @Nullable
                @Pattern(
                        regexp = "[a-zA-Z0-9._-]{1,100}",
                        message =
                                "diancang.instance-id may have letters, digits, '.', '_' and '-',"
                                        + " 1 to 100")
                String instanceId,
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

    /**
     * Name of this node in its consumer groups ({@code group.instance.id}), the same after a
     * restart: a node that was killed gets its partitions back at once, and nobody has to wait
     * until its former self has timed out.
     */
    public String instance() {
        return instanceId != null ? instanceId : InstanceName.of(stateFolder());
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
