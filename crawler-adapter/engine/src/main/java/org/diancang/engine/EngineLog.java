package org.diancang.engine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Log lines to standard output, one each; Heritrix's own from warnings up. */
final class EngineLog {
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";

    /** Held, since a logger that nothing holds forgets its level. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.archive"), Logger.getLogger("org.xbill"));

    private EngineLog() {}

    /** Sends all log lines to standard output, from now on. */
    static void toStandardOutput() {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new StandardOutput());
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private static final class StandardOutput extends StreamHandler {
        StandardOutput() {
            super(new FileOutputStream(FileDescriptor.out), new SimpleFormatter());
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }
}
