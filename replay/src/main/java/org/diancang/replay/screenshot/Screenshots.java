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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.diancang.replay.ReplaySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Has pictures made, a few at a time; who comes while many wait, or are slow to take theirs, is
 * sent away. Each has a browser of its own, which is gone when this returns, and all its files with
 * the picture when that is sent.
 */
@Component
public class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final int WAITING_FOR_EACH = 4;

    /** Pictures that are made and not sent yet: readers may take their time. */
    private static final int KEPT_FOR_EACH = 16;

    /** A picture of noise of the largest size that can be configured has more than this. */
    private static final long MOST_BYTES = 128L << 20;

    private final ExecutorService pipes = Executors.newVirtualThreadPerTaskExecutor();

    private final ScreenshotSettings settings;
    private final String contentOrigin;
    private final Semaphore places;
    private final Semaphore kept;
    private final Set<BrowserProcess> running = ConcurrentHashMap.newKeySet();

    Screenshots(ScreenshotSettings settings, ReplaySettings replay) {
        this.settings = settings;
        this.contentOrigin = replay.content().origin();
        this.places = new Semaphore(settings.concurrent(), true);
        this.kept = new Semaphore(settings.concurrent() * KEPT_FOR_EACH);
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
     * @return one that was {@link Picture.Taken} to be closed by the caller
     */
    public Picture take(String path, int contentPort) {
        Path browser = settings.browser();
        if (browser == null) {
            return new Picture.Off();
        }
        if (places.getQueueLength() >= settings.concurrent() * WAITING_FOR_EACH
                || !kept.tryAcquire()) {
            return new Picture.Busy();
        }
        Picture picture = new Picture.Busy();
        try {
            picture =
                    inTurn(
                            () ->
                                    made(
                                            new BrowserCommand(
                                                    browser, settings, contentOrigin, contentPort),
                                            path));
            return picture;
        } finally {
            if (!(picture instanceof Picture.Taken)) {
                kept.release();
            }
        }
    }

    private Picture inTurn(Supplier<Picture> made) {
        try {
            if (!places.tryAcquire(settings.time().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                return new Picture.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Picture.Busy();
        }
        try {
            return made.get();
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
        Picture picture = new Picture.Failed();
        try {
            Made made =
                    settings.longest() > settings.height()
                            ? piped(command, path, folder, waits)
                            : new Made(ended(command.of(path, folder, waits), folder), null);
            if (made.end() == BrowserProcess.End.BY_ITSELF) {
                picture = picture(folder, path, made.why());
                return Optional.of(picture);
            }
            LOG.info("a picture of {} was given up: out of {}", path, made.end());
            return made.end() == BrowserProcess.End.MEMORY
                    ? Optional.of(new Picture.TooMuch())
                    : Optional.empty();
        } finally {
            if (!(picture instanceof Picture.Taken)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    /**
     * How a browser ended.
     *
     * @param why what went wrong between it and us, if anything did
     */
    private record Made(BrowserProcess.End end, @Nullable IOException why) {}

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

    private Made piped(BrowserCommand command, String path, Path folder, boolean waits)
            throws IOException {
        var page = new FullLength(settings, command.address(path), waits);
        var why = new AtomicReference<@Nullable IOException>();
        try (BrowserProcess process = BrowserProcess.piped(command.piped(folder), folder)) {
            running.add(process);
            try {
                pipes.execute(
                        () -> write(page, process, folder.resolve(BrowserCommand.PICTURE), why));
                return new Made(
                        process.end(settings.time().dividedBy(2), settings.memory()), why.get());
            } finally {
                running.remove(process);
            }
        }
    }

    /** The browser ends when this is done, and this when the browser is ended. */
    private static void write(
            FullLength page,
            BrowserProcess process,
            Path png,
            AtomicReference<@Nullable IOException> why) {
        try (BrowserPipe browser = process.pipe()) {
            try {
                Path growing = png.resolveSibling("growing.png");
                page.write(browser, growing);
                Files.move(growing, png);
            } catch (IOException e) {
                // Before the pipe is closed: then the browser ends, and who waits for it looks
                // here.
                why.set(e);
            }
        } catch (IOException e) {
            LOG.debug("the pipe to the browser was closed before", e);
        }
    }

    private Picture picture(Path folder, String path, @Nullable IOException why)
            throws IOException {
        if (why instanceof FullLength.TooLargeException) {
            LOG.info("a picture of {} was given up: {}", path, why.getMessage());
            return new Picture.TooMuch();
        }
        Path png = folder.resolve(BrowserCommand.PICTURE);
        long bytes = Files.isRegularFile(png) ? Files.size(png) : 0;
        if (bytes == 0 || bytes > MOST_BYTES) {
            LOG.error(
                    "the browser made no picture of {} ({}); does {} run?",
                    path,
                    why == null ? bytes + " bytes" : why.getMessage(),
                    settings.browser());
            return new Picture.Failed();
        }
        return new Picture.Taken(png, bytes, () -> sent(folder));
    }

    private void sent(Path folder) {
        kept.release();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("a picture that was sent can't be removed: {}", folder, e);
        }
    }

    /** No browser outlives the service. */
    @PreDestroy
    void stop() {
        running.forEach(BrowserProcess::close);
        pipes.shutdownNow();
    }
}
