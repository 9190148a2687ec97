package org.diancang.replay.screenshot;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The browser that makes pictures of pages; keys {@code diancang.screenshots.*}.
 *
 * @param browser a Chromium that can be executed; without one no pictures are made
 * @param address where it finds the content site, as {@code host:port}; by default this service's
 *     own port on loopback. To be given where the content site's origin is https: its proxy
 * @param time how long a picture may take, 1 s to 2 min; half of it for each of two tries
 * @param memory how much memory the browser and all its processes may take together; kept on Linux
 * @param concurrent how many pictures are made at once, 1 to 16
 * @param width of a picture in pixels, 320 to 4,000
 * @param height of the window in pixels, 320 to 8,000, and so the least of a picture
 * @param longest height of a picture in pixels, from the window's to 20,000; what is below isn't
 *     seen
 * @param sandbox whether the browser's own sandbox is on, as it must be but where the service runs
 *     in a container that forbids it
 */
@ConfigurationProperties("diancang.screenshots")
public record ScreenshotSettings(
        @Nullable Path browser,
        @Nullable String address,
        @DefaultValue("30s") Duration time,
        @DefaultValue("1GB") DataSize memory,
        @DefaultValue("2") int concurrent,
        @DefaultValue("1280") int width,
        @DefaultValue("1600") int height,
        @DefaultValue("20000") int longest,
        @DefaultValue("true") boolean sandbox) {
    private static final String KEY = "diancang.screenshots.";
    private static final int LONGEST = 20_000;

    public ScreenshotSettings {
        if (address != null && !address.matches("[A-Za-z0-9.\\-]+:[0-9]{1,5}")) {
            throw new IllegalArgumentException(KEY + "address must be host:port, is " + address);
        }
        check("time", "1 to 120 s", time.toMillis() >= 1_000 && time.toSeconds() <= 120, time);
        check("memory", "at least 256 MB", memory.toMegabytes() >= 256, memory);
        check("concurrent", "1 to 16", concurrent >= 1 && concurrent <= 16, concurrent);
        check("width", "320 to 4000", width >= 320 && width <= 4_000, width);
        check("height", "320 to 8000", height >= 320 && height <= 8_000, height);
        check(
                "longest",
                "from the height of the window to " + LONGEST,
                longest >= height && longest <= LONGEST,
                longest);
    }

    private static void check(String key, String range, boolean holds, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(KEY + key + " must be " + range + ", is " + value);
        }
    }
}
