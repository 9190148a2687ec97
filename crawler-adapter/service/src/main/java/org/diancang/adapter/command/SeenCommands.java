package org.diancang.adapter.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.crawl.Wish;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.events.CrawlCommand;

/**
 * Commands that were acted on, in a file of one line each, so that after a restart none is acted on
 * again. For one thread.
 */
final class SeenCommands implements AutoCloseable {
    /** What is kept when the file is read; redelivery reaches back far less. */
    private static final int KEPT = 20_000;

    private final FileChannel file;
    private final Set<UUID> seen = new HashSet<>();
    private final Map<UUID, Integer> newestEpoch = new HashMap<>();
    private final Map<String, Wish> wishes = new HashMap<>();

    SeenCommands(Path path) {
        try {
            List<String> lines = lastLines(path);
            lines.forEach(this::learn);
            String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
            new DurableFile(path).write(text.getBytes(StandardCharsets.US_ASCII));
            this.file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AdapterException("can't open " + path + ": " + e.getMessage(), e);
        }
    }

    /** Whether this command was acted on. */
    boolean contains(CrawlCommand command) {
        return seen.contains(command.commandId());
    }

    /** Whether a newer epoch of the crawl was seen, which makes this command void. */
    boolean isOvertaken(CrawlCommand command) {
        return newestEpoch.getOrDefault(command.crawlId(), 0) > command.epoch();
    }

    /** What was wanted of the command's crawl and epoch by commands seen so far. */
    Optional<Wish> wishFor(CrawlCommand command) {
        return Optional.ofNullable(wishes.get(crawl(command)));
    }

    /** Remembers a command that was acted on; returns once that is on disk. */
    void add(CrawlCommand command) {
        String wish = Wish.of(command).map(Enum::name).orElse("-");
        String line =
                "%s %s %d %s"
                        .formatted(command.commandId(), command.crawlId(), command.epoch(), wish);
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new AdapterException("can't remember a command: " + e.getMessage(), e);
        }
        learn(line);
    }

    private void learn(String line) {
        String[] parts = line.split(" ", -1);
        UUID crawl = UUID.fromString(parts[1]);
        int epoch = Integer.parseInt(parts[2]);
        seen.add(UUID.fromString(parts[0]));
        newestEpoch.merge(crawl, epoch, Math::max);
        if (!parts[3].equals("-")) {
            wishes.merge(
                    crawl + "/" + epoch,
                    Wish.valueOf(parts[3]),
                    (earlier, later) -> later.after(earlier));
        }
    }

    private static String crawl(CrawlCommand command) {
        return command.crawlId() + "/" + command.epoch();
    }

    /** A line that a crash tore is left out: its command is acted on again. */
    private static List<String> lastLines(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            List<String> whole =
                    lines.filter(
                                    l ->
                                            l.matches(
                                                    "[0-9a-f-]{36} [0-9a-f-]{36} [0-9]{1,9}"
                                                            + " (-|RUN|PAUSE|STOP|ABORT)"))
                            .toList();
            return whole.subList(Math.max(0, whole.size() - KEPT), whole.size());
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new AdapterException("can't close the seen commands: " + e.getMessage(), e);
        }
    }
}
