package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.junit.jupiter.api.Test;

class EchoTest {
    private static final UUID ID = new UUID(0x7000L, 0xEC40);
    private static final AccessRule FIRST = SampleRules.block("*").id(ID).version(1).build();
    private static final AccessRule SECOND = SampleRules.block("*").id(ID).version(2).build();

    private final RuleBook book = new RuleBook();
    private final Echo echo = new Echo(book, Duration.ofMinutes(1));

    @Test
    void aWriteIsWaitedForUntilItsVersionOrALaterOneIsKnown() throws Exception {
        Thread writer =
                Thread.ofVirtual().start(() -> echo.ofRules(List.of(new Echo.Written(ID, 2))));
        learn(FIRST);
        await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);

        learn(SECOND);

        assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aRemovalIsWaitedForUntilTheRuleIsGone() throws Exception {
        learn(FIRST);
        Thread writer = Thread.ofVirtual().start(() -> echo.ofRemoved(ID));
        await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);

        book.take(key(FIRST), null);
        book.publish();

        assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void whatNeverComesBackIsNotWaitedForForEver() {
        new Echo(book, Duration.ZERO).ofRules(List.of(new Echo.Written(ID, 1)));

        assertThat(book.rules()).isEmpty();
    }

    private void learn(AccessRule rule) {
        book.take(key(rule), value(rule));
        book.publish();
    }
}
