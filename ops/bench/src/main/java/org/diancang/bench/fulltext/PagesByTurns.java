package org.diancang.bench.fulltext;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Goes round pages with as many threads as there are cores. */
final class PagesByTurns {
    private PagesByTurns() {}

    /** Pages a second over some seconds. */
    static double rate(List<SamplePage> pages, Consumer<SamplePage> work, int seconds)
            throws InterruptedException {
        var next = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (System.nanoTime() < end) {
                                            long turn = next.getAndIncrement();
                                            work.accept(pages.get((int) (turn % pages.size())));
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return next.get() / ((System.nanoTime() - begin) / 1e9);
    }
}
