package org.diancang.replay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the replay service, keys {@code diancang.*}.
 *
 * @param data data folder; WARC files lie in {@code warcs} below it
 * @param indexer where the CDX server and the search are
 * @param reader the reader site
 * @param content the content site
 * @param desk the desk
 * @param orchestrator who knows how captures came into the archive
 */
@Validated
@ConfigurationProperties("diancang")
public record ReplaySettings(
        @NotNull(message = "diancang.data must name the data folder") Path data,
        @Valid @NotNull @DefaultValue Indexer indexer,
        @Valid @NotNull @DefaultValue Reader reader,
        @Valid @NotNull @DefaultValue Content content,
        @Valid @NotNull @DefaultValue Desk desk,
        @Valid @NotNull @DefaultValue Orchestrator orchestrator) {
    private static final String ORIGIN = "https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?";

    /**
     * The indexer.
     *
     * @param address its base URL
     * @param trustedFor how long what it said of a URL's captures is not asked for again. More than
     *     1 s keeps a takedown from taking effect in 5 s
     */
    public record Indexer(
            @NotNull @DefaultValue("http://127.0.0.1:8083") URI address,
            @NotNull
                    @DurationMin(message = "diancang.indexer.trusted-for must not be negative")
                    @DurationMax(
                            seconds = 60,
                            message = "diancang.indexer.trusted-for must be a minute at most")
                    @DefaultValue("1s")
                    Duration trustedFor) {}

    /**
     * The orchestrator.
     *
     * @param address its base URL; absent: it is not asked
     */
    public record Orchestrator(@Nullable URI address) {}

    /**
     * The reader site.
     *
     * @param origin scheme, host and port that browsers use, without a path
     */
    public record Reader(
            @NotNull
                    @Pattern(
                            regexp = ORIGIN,
                            message = "diancang.reader.origin must be an origin without a path")
                    @DefaultValue("http://reader.localhost:8081")
                    String origin) {}

    /**
     * The desk, where a reader who is staff nominates what isn't archived.
     *
     * @param origin scheme, host and port that browsers use, without a path
     */
    public record Desk(
            @NotNull
                    @Pattern(
                            regexp = ORIGIN,
                            message = "diancang.desk.origin must be an origin without a path")
                    @DefaultValue("http://127.0.0.1:8080")
                    String origin) {}

    /**
     * The content site.
     *
     * @param origin scheme, host and port that browsers use, without a path; its host must not be
     *     the reader's, since cookies ignore ports
     * @param port port of its connector; 0 takes a free one
     * @param robots what search engines may do with captures
     * @param freshFor how long browsers may show a memento without asking whether it may still be
     *     shown; up to a year. More than 2 s keeps a takedown from taking effect in 5 s
     * @param rememberedMegabytes memory for small answers made a moment ago; 0: none
     * @param embeddedWithin how far from the moment that is asked for an image, style sheet or
     *     script may have been captured; beyond it counts as not archived
     * @param serviceWorker whether browsers get a service worker that leads into the archive what
     *     neither rewriting nor the shim has caught; {@code false} takes it from those that have it
     */
    public record Content(
            @NotNull
                    @Pattern(
                            regexp = ORIGIN,
                            message = "diancang.content.origin must be an origin without a path")
                    @DefaultValue("http://content.localhost:8082")
                    String origin,
            @Min(0) @Max(65535) @DefaultValue("8082") int port,
            @NotNull @DefaultValue("FORBIDDEN") Robots robots,
            @NotNull
                    @DurationMin(message = "diancang.content.fresh-for must not be negative")
                    @DurationMax(
                            days = 366,
                            message = "diancang.content.fresh-for must be a year at most")
                    @DefaultValue("2s")
                    Duration freshFor,
            @Min(0) @Max(16_384) @DefaultValue("32") int rememberedMegabytes,
            @NotNull
                    @DurationMin(message = "diancang.content.embedded-within must not be negative")
                    @DefaultValue("36500d")
                    Duration embeddedWithin,
            @DefaultValue("true") boolean serviceWorker) {}

    /** What search engines may do with captures. */
    public enum Robots {
        /** They are asked not to fetch any. */
        FORBIDDEN,
        /** They may fetch captures but not list them. */
        UNLISTED,
        /** They may fetch and list them. */
        ALLOWED
    }

    public ReplaySettings {
        if (reader != null
                && content != null
                && URI.create(reader.origin())
                        .getHost()
                        .equalsIgnoreCase(URI.create(content.origin()).getHost())) {
            throw new IllegalArgumentException(
                    "diancang.content.origin must have another host than diancang.reader.origin ("
                            + reader.origin()
                            + "): archived scripts must not reach the reader's cookies");
        }
    }
}
