package org.diancang.stack;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Waiting for a starting process. */
final class Poll {
    private Poll() {}

    /**
     * Lets a tenth of a second pass.
     *
     * @throws StackException if the process has ended
     */
    static void pause(String name, Process process, Path log) {
        try {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new StackException(
                        name + " ended with code " + process.exitValue() + "; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while " + name + " started", e);
        }
    }
}
