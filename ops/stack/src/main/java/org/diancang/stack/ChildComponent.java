package org.diancang.stack;

import java.time.Duration;

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
        return child.isAlive() ? -1 : child.exitValue();
    }

    @Override
    public void close() {
        Children.end(child.toHandle(), LONGEST_GOODBYE);
        children.forget(name);
    }
}
