package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueFileTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir Path folder;
    private final AtomicLong now = new AtomicLong();
    private Path path;

    @BeforeEach
    void place() {
        path = folder.resolve(QueueFile.NAME);
    }

    @Test
    void whatWasLeftStandsInItOneALine() throws IOException {
        queue(urls(3)).leave(LONGEST);

        assertThat(lines()).isEqualTo("http://a.test/0\nhttp://a.test/1\nhttp://a.test/2\n");
    }

    @Test
    void whatThereIsNoTimeForIsLeftOutAndTheLastLineSaysSo() throws IOException {
        // Each URL takes a second: far more than there is time for.
        queue(taker -> urls(1_000_000).accept(slowly(taker))).leave(LONGEST);

        assertThat(lines().lines()).hasSize(31).last().isEqualTo(QueueFile.NOT_ALL);
    }

    @Test
    void whereNothingWasLeftThereIsNoFileThoughSomebodyAskedForOne() {
        AtomicLong left = new AtomicLong(2);
        QueueFile queue = queue(taker -> urls(left.intValue()).accept(taker));
        queue.write();
        assertThat(path).exists();
        left.set(0);

        queue.leave(LONGEST);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoAsksAfterTheEndChangesNothing() throws IOException {
        AtomicLong left = new AtomicLong(2);
        QueueFile queue = queue(taker -> urls(left.intValue()).accept(taker));
        queue.leave(LONGEST);
        left.set(9);

        queue.write();

        assertThat(lines()).hasLineCount(2);
    }

    @Test
    void whoAskedDoesNotHoldUpTheEnd() throws Exception {
        AtomicReference<QueueFile> queue = new AtomicReference<>();
        AtomicReference<Thread> end = new AtomicReference<>();
        AtomicLong handedOut = new AtomicLong();
        Predicate<String> endAtTheFifth =
                _ -> {
                    if (handedOut.incrementAndGet() == 5) {
                        end.set(Thread.ofPlatform().start(() -> queue.get().leave(LONGEST)));
                        await().until(() -> end.get().getState() == Thread.State.WAITING);
                    }
                    return true;
                };
        queue.set(queue(taker -> urls(1_000).accept(endAtTheFifth.and(taker))));

        queue.get().write();
        end.get().join();

        assertThat(handedOut.get()).isEqualTo(1_005);
        assertThat(lines()).hasLineCount(1_000).doesNotContain(QueueFile.NOT_ALL);
    }

    @Test
    void aDatabaseThatFailsLeavesNoFileAndNothingElse() throws IOException {
        Files.writeString(path, "asked for long ago");

        queue(
                        _ -> {
                            throw new IllegalStateException("the database is broken");
                        })
                .leave(LONGEST);

        assertThat(path).doesNotExist();
    }

    private QueueFile queue(Consumer<Predicate<String>> waiting) {
        return new QueueFile(folder, waiting, now::get);
    }

    private static Consumer<Predicate<String>> urls(int count) {
        return taker -> {
            boolean _ =
                    IntStream.range(0, count).mapToObj(i -> "http://a.test/" + i).allMatch(taker);
        };
    }

    private Predicate<String> slowly(Predicate<String> taker) {
        return url -> {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            return taker.test(url);
        };
    }

    private String lines() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
