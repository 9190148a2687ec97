package org.diancang.adapter.installation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What all services of an installation share.
 *
 * @param data data folder: {@code warcs} and {@code jobs} lie in it
 * @param internalSecretFile file with the secret that internal endpoints want as bearer token
 * @param topicPrefix put before every topic name and consumer group; empty by default
 */
@Validated
@ConfigurationProperties("diancang")
public record InstallationProperties(
        @NotNull Path data,
        @NotNull Path internalSecretFile,
        @DefaultValue("") @Pattern(regexp = "[a-zA-Z0-9._-]{0,100}") String topicPrefix) {

    /** Folder of the WARC store. */
    public Path warcs() {
        return data.toAbsolutePath().normalize().resolve("warcs");
    }

    /** Folder of the job folders. */
    public Path jobs() {
        return data.toAbsolutePath().normalize().resolve("jobs");
    }

    /** Folder of what one worker must remember. */
    public Path workerFolder(String workerId) {
        return data.toAbsolutePath().normalize().resolve("adapter").resolve(workerId);
    }

    /** Full name of a topic. */
    public String topic(String name) {
        return topicPrefix + name;
    }
}
