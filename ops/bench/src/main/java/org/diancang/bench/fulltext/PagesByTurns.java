package org.diancang.bench.fulltext;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Goes over pages with as many threads as there are cores. */
final class PagesByTurns {
    private PagesByTurns() {}

    /** Pages a second, each taken once. */
    static double rate(List<SamplePage> pages, Consumer<SamplePage> work)
            throws InterruptedException {
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int turn = next.getAndIncrement();
                                                turn < pages.size();
                                                turn = next.getAndIncrement()) {
                                            work.accept(pages.get(turn));
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return pages.size() / ((System.nanoTime() - begin) / 1e9);
    }
}
