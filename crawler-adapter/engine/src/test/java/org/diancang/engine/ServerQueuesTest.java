package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.archive.net.UURI;
import org.archive.net.UURIFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ServerQueuesTest {
    private final ServerQueues queues =
            new ServerQueues(new StaticListableBeanFactory().getBeanProvider(Servers.class));

    @Test
    void urlsAreSpreadOverTheQueuesOfAServer() throws Exception {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 800; i++) {
            counts.merge(subqueue(i), 1, Integer::sum);
        }
        assertThat(counts).hasSize(8).allSatisfy((_, n) -> assertThat(n).isBetween(50, 150));
    }

    @Test
    void manyThreadsThatAskAtOnceForTheFirstTimeGetTheSameAnswers() throws Exception {
        for (int round = 0; round < 200; round++) {
            ServerQueues fresh =
                    new ServerQueues(
                            new StaticListableBeanFactory().getBeanProvider(Servers.class));
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Callable<Integer>> same =
                        IntStream.range(0, 8)
                                .mapToObj(
                                        _ -> (Callable<Integer>) () -> fresh.getSubqueue(url(7), 8))
                                .toList();
                for (Future<Integer> answer : threads.invokeAll(same)) {
                    assertThat(answer.get()).isEqualTo(subqueue(7));
                }
            }
        }
    }

    private int subqueue(int page) throws Exception {
        return queues.getSubqueue(url(page), 8);
    }

    private static UURI url(int page) throws Exception {
        return UURIFactory.getInstance("http://www.lijiang.test/p/" + page);
    }
}
