package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import org.archive.crawler.frontier.WorkQueue;
import org.archive.crawler.frontier.WorkQueueFrontier;
import org.archive.modules.CrawlURI;
import org.junit.jupiter.api.Test;

class PatientFrontierTest {
    private final PatientFrontier frontier = new PatientFrontier(new Tally(), new Logins());

    @Test
    void isEmptyOnceNothingWaitsAndNoQueueIsInProcess() {
        assertThat(frontier.isEmpty()).isTrue();
    }

    @Test
    void isNotEmptyWhileTheOnlyUrlMovesFromOneQueueToAnother() throws Exception {
        Set<WorkQueue> inProcess = inProcess();
        WorkQueue left = new Queue("generated.example");
        inProcess.add(left);
        assertThat(frontier.isEmpty()).isFalse();

        inProcess.remove(left);
        assertThat(frontier.isEmpty()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private Set<WorkQueue> inProcess() throws ReflectiveOperationException {
        Field field = WorkQueueFrontier.class.getDeclaredField("inProcessQueues");
        field.setAccessible(true);
        return (Set<WorkQueue>) field.get(frontier);
    }

    /** One that holds nothing. */
    private static final class Queue extends WorkQueue {
        Queue(String classKey) {
            super(classKey);
        }

        @Override
        protected void insertItem(
                WorkQueueFrontier frontier, CrawlURI curi, boolean overwriteIfPresent) {}

        @Override
        protected long deleteMatchingFromQueue(WorkQueueFrontier frontier, String match) {
            return 0;
        }

        @Override
        protected void deleteItem(WorkQueueFrontier frontier, CrawlURI item) {}

        @Override
        protected CrawlURI peekItem(WorkQueueFrontier frontier) {
            return null;
        }
    }
}
