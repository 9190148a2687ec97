package org.diancang.adapter.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The end of a log, where a program says why it gave up. */
public final class LogTail {
    private static final int WINDOW = 8192;
    private static final int LONGEST = 400;

    private LogTail() {}

    /** The last line with text, shortened; empty if there is none or the file can't be read. */
    public static String lastLine(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer window = ByteBuffer.allocate(WINDOW);
            long start = Math.max(0, channel.size() - WINDOW);
            while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {}
            String text = new String(window.array(), 0, window.position(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
            String last = lines.isEmpty() ? "" : lines.getLast().strip();
            return last.substring(0, Math.min(LONGEST, last.length()));
        } catch (IOException e) {
            return "";
        }
    }
}
