package org.diancang.stack;

/** A running component; closing it stops it. */
interface Component extends AutoCloseable {
    /** Its process, whose end is the component's. */
    ProcessHandle process();

    /** Exit code, -1 where it can't be told because the process is nobody's child. */
    int exitCode();

    @Override
    void close();
}
