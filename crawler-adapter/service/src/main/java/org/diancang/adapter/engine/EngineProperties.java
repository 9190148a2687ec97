package org.diancang.adapter.engine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the engine's JVM is started and guarded.
 *
 * @param classpath class path of the engine, such as {@code engine.jar:lib/*}
 * @param mainClass its main class; the job folder is its one argument
 * @param java its {@code java} command; absent: that of this service
 * @param heap largest heap, as {@code -Xmx} takes it
 * @param maxAttempts starts of one crawl in a row before it is given up as failed, when the engine
 *     keeps dying before it has written a checkpoint
 * @param progress pause between two reports of progress
 * @param checkpoint pause between two checkpoints, one second to one hour: what was fetched since
 *     the last is fetched again after a crash; longer by itself where they take more than a
 *     twentieth of the time
 * @param closingTime how long the engine may take to checkpoint and end once its pipe is closed
 * @param abortTime how long it may take to end once aborted
 */
@Validated
@ConfigurationProperties("diancang.engine")
public record EngineProperties(
        @NotBlank String classpath,
        @DefaultValue("org.diancang.engine.EngineProcess") @NotBlank String mainClass,
        @Nullable Path java,
        @DefaultValue("256m") @Pattern(regexp = "[1-9][0-9]*[kKmMgG]") String heap,
        @DefaultValue("5") @Min(1) @Max(10) int maxAttempts,
        @DefaultValue("2s") Duration progress,
        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration checkpoint,
        @DefaultValue("8s") Duration closingTime,
        @DefaultValue("30s") Duration abortTime) {

    /** The {@code java} command to use. */
    Path javaCommand() {
        return java != null ? java : Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
