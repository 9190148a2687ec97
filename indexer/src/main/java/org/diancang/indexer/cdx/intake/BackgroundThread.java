package org.diancang.indexer.cdx.intake;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes threads that give way to all others of the machine: they have what is idle, and a tenth
 * where nothing is. Java's own priorities do nothing on Linux, where {@code setpriority(2)} with 0
 * means the thread that calls it, and anybody may lower their own.
 */
final class BackgroundThread {
    private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);
    private static final int PRIO_PROCESS = 0;
    private static final int THIS = 0;
    private static final int NICE = 15;

    private BackgroundThread() {}

    /** The same work on a thread that gives way; elsewhere than on Linux, on one like any other. */
    static Runnable of(Runnable work) {
        return () -> {
            setPriority().ifPresent(BackgroundThread::lower);
            work.run();
        };
    }

    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("setpriority")
                .map(
                        function ->
                                linker.downcallHandle(
                                        function,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_INT)));
    }

    // MethodHandle.invokeExact throws whatever; this is the outermost frame of the thread.
    @SuppressWarnings("CatchingUnchecked")
    private static void lower(MethodHandle setPriority) {
        try {
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, THIS, NICE);
            if (failed != 0) {
                log.info("Lines are taken in at the priority of everything else");
            }
        } catch (Throwable e) {
            log.info("Lines are taken in at the priority of everything else: {}", e.toString());
        }
    }
}
