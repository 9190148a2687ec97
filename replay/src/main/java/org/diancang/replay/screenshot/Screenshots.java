package org.diancang.replay.screenshot;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.diancang.replay.ReplaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Has pictures made, a few at a time; who comes while many wait is sent away. Each has a browser of
 * its own, which is gone with all its files when this returns.
 */
@Component
public class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final int WAITING_FOR_EACH = 4;

    /** A picture of noise of the largest size that can be configured has more than this. */
    private static final long MOST_BYTES = 128L << 20;

    private final ExecutorService pipes = Executors.newVirtualThreadPerTaskExecutor();

    private final ScreenshotSettings settings;
    private final String contentOrigin;
    private final Semaphore places;
    private final Set<BrowserProcess> running = ConcurrentHashMap.newKeySet();

    Screenshots(ScreenshotSettings settings, ReplaySettings replay) {
        this.settings = settings;
        this.contentOrigin = replay.content().origin();
        this.places = new Semaphore(settings.concurrent(), true);
    }

    /** Whether pictures are made at all. */
    public boolean areMade() {
        return settings.browser() != null;
    }

    /**
     * Makes a picture of a page of the content site.
     *
     * @param path of the memento there
     * @param contentPort port that the content site listens on
     */
    public Picture take(String path, int contentPort) {
        Path browser = settings.browser();
        if (browser == null) {
            return new Picture.Off();
        }
        if (places.getQueueLength() >= settings.concurrent() * WAITING_FOR_EACH) {
            return new Picture.Busy();
        }
        try {
            if (!places.tryAcquire(settings.time().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                return new Picture.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Picture.Busy();
        }
        try {
            return made(new BrowserCommand(browser, settings, contentOrigin, contentPort), path);
        } finally {
            places.release();
        }
    }

    /**
     * A page that leads to another one once it has loaded stops a browser's own clock for good
     * (Chromium 156); then it is seen as it has loaded.
     */
    private Picture made(BrowserCommand command, String path) {
        try {
            Optional<Picture> later = made(command, path, true);
            return later.isPresent()
                    ? later.get()
                    : made(command, path, false).orElseGet(Picture.TooMuch::new);
        } catch (IOException e) {
            LOG.error("no picture of {} can be made, the reader is told to come back", path, e);
            return new Picture.Failed();
        }
    }

    /** Empty where half of the time wasn't enough. */
    private Optional<Picture> made(BrowserCommand command, String path, boolean waits)
            throws IOException {
        Path folder = Files.createTempDirectory("diancang-screenshot");
        try {
            BrowserProcess.End end =
                    settings.longest() > settings.height()
                            ? endedPiped(command, path, folder, waits)
                            : ended(command.of(path, folder, waits), folder);
            if (end == BrowserProcess.End.BY_ITSELF) {
                return Optional.of(picture(folder.resolve(BrowserCommand.PICTURE), path));
            }
            LOG.info("a picture of {} was given up: out of {}", path, end);
            return end == BrowserProcess.End.MEMORY
                    ? Optional.of(new Picture.TooMuch())
                    : Optional.empty();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private BrowserProcess.End ended(List<String> command, Path folder) throws IOException {
        try (BrowserProcess process = BrowserProcess.start(command, folder)) {
            running.add(process);
            try {
                return process.end(settings.time().dividedBy(2), settings.memory());
            } finally {
                running.remove(process);
            }
        }
    }

    private BrowserProcess.End endedPiped(
            BrowserCommand command, String path, Path folder, boolean waits) throws IOException {
        var page = new FullLength(settings, command.address(path), waits);
        try (BrowserProcess process = BrowserProcess.piped(command.piped(folder), folder)) {
            running.add(process);
            try {
                pipes.execute(() -> write(page, process, folder.resolve(BrowserCommand.PICTURE)));
                return process.end(settings.time().dividedBy(2), settings.memory());
            } finally {
                running.remove(process);
            }
        }
    }

    /** The browser ends when this is done, and this when the browser is ended. */
    private static void write(FullLength page, BrowserProcess process, Path png) {
        Path growing = png.resolveSibling("growing.png");
        try (BrowserPipe browser = process.pipe()) {
            page.write(browser, growing);
            Files.move(growing, png);
        } catch (IOException e) {
            LOG.debug("the browser has no picture of {}", page.address(), e);
        }
    }

    private Picture picture(Path png, String path) throws IOException {
        if (!Files.isRegularFile(png) || Files.size(png) == 0 || Files.size(png) > MOST_BYTES) {
            LOG.error("the browser made no picture of {}; does {} run?", path, settings.browser());
            return new Picture.Failed();
        }
        return new Picture.Taken(Files.readAllBytes(png));
    }

    /** No browser outlives the service. */
    @PreDestroy
    void stop() {
        running.forEach(BrowserProcess::close);
        pipes.shutdownNow();
    }
}
