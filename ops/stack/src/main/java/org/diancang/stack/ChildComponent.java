package org.diancang.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A component that is a process of ours.
 *
 * @param name under which {@link Children} remembers it
 */
record ChildComponent(String name, Process child, Children children) implements Component {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    @Override
    public ProcessHandle process() {
        return child.toHandle();
    }

    @Override
    public int exitCode() {
        try {
            // The system tells of its end to others first, and of its code a moment later.
            return child.waitFor(1, TimeUnit.SECONDS) ? child.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        Children.end(child.toHandle(), LONGEST_GOODBYE);
        children.forget(name);
    }
}
