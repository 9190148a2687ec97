package org.diancang.orchestrator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What every feature of the orchestrator is told ({@code diancang.*}).
 *
 * @param data data folder of the installation; secrets lie in {@code secrets}
 * @param internalSecretFile file whose content callers of internal and write endpoints present
 * @param topicPrefix put before every topic name and consumer group; empty by default
 */
@Validated
@ConfigurationProperties("diancang")
public record OrchestratorSettings(
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

    /** Full name of a topic ({@link org.diancang.events.Topics}) or of a consumer group. */
    public String prefixed(String name) {
        return topicPrefix + name;
    }

    /** Folder of the installation's secrets. */
    public Path secrets() {
        return data.resolve("secrets");
    }
}
