package org.diancang.indexer.cdx.tool.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A ZipNum cluster on this machine, by its {@code .idx}; whoever wrote it. */
public final class ZipnumCluster implements SearchedLines {
    private static final int LARGEST_BLOCK = 1 << 28;
    private static final String INDEX = ".idx";

    private final Path path;
    private final Map<String, List<Path>> places;

    /**
     * A line of the index.
     *
     * @param part name of a file, by {@code .loc}
     */
    private record Block(String part, long offset, int length) {}

    private ZipnumCluster(Path path, Map<String, List<Path>> places) {
        this.path = path;
        this.places = places;
    }

    /** Whether a file is the index of a cluster, by its name. */
    public static boolean isIndex(Path path) {
        return path.toString().endsWith(INDEX);
    }

    /**
     * Reads where the parts are from {@code .loc} beside the index; a part that is not named there
     * is looked for under its name.
     *
     * @throws CdxFileException if it can't be read
     */
    public static ZipnumCluster of(Path index) {
        String name = index.toString();
        Path loc = Path.of(name.substring(0, name.length() - INDEX.length()) + ".loc");
        Map<String, List<Path>> places = new HashMap<>();
        if (Files.exists(loc)) {
            try (Lines lines = Lines.open(loc.toString(), Lines.NO_INPUT)) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    List<String> columns = List.of(new String(line, UTF_8).strip().split("\t"));
                    places.put(
                            columns.getFirst(),
                            columns.stream().skip(1).map(loc::resolveSibling).toList());
                }
            }
        }
        return new ZipnumCluster(index, places);
    }

    @Override
    public void search(byte[] from, Predicate<byte[]> goesOn) {
        try (SortedFile index = new SortedFile(path)) {
            // The first lines may stand at the end of the block before.
            Lines blocks = index.fromBefore(from);
            for (byte[] line = blocks.next(); line != null; line = blocks.next()) {
                if (line.length > 0 && !read(block(line, blocks), from, goesOn)) {
                    return;
                }
            }
        }
    }

    private boolean read(Block block, byte[] from, Predicate<byte[]> goesOn) {
        byte[] bytes = bytes(block);
        try (Lines lines = Lines.of(block.part(), new ByteArrayInputStream(bytes))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (Arrays.compareUnsigned(line, from) >= 0 && !goesOn.test(line)) {
                    return false;
                }
            }
        }
        return true;
    }

    private byte[] bytes(Block block) {
        Path file = place(block.part());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(block.length());
            long at = block.offset();
            while (bytes.hasRemaining()) {
                int n = channel.read(bytes, at);
                if (n < 0) {
                    throw new CdxFileException(
                            file + " ends within the block at " + block.offset());
                }
                at += n;
            }
            return bytes.array();
        } catch (IOException e) {
            throw new CdxFileException("can't read " + file + ": " + e);
        }
    }

    private Path place(String part) {
        List<Path> candidates =
                places.getOrDefault(
                        part,
                        List.of(
                                path.resolveSibling(part),
                                path.resolveSibling(part + ".cdx.gz"),
                                path.resolveSibling(part + ".gz")));
        return candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CdxFileException(
                                        "the part "
                                                + part
                                                + " of "
                                                + path
                                                + " is not on this machine; looked for "
                                                + candidates));
    }

    private Block block(byte[] line, Lines index) {
        String[] columns = new String(line, UTF_8).split("\t");
        try {
            Block block =
                    new Block(columns[1], Long.parseLong(columns[2]), Integer.parseInt(columns[3]));
            if (block.offset() >= 0 && block.length() >= 0 && block.length() <= LARGEST_BLOCK) {
                return block;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            // Told below.
        }
        throw new CdxFileException(
                path + " is no index of a cluster, by its line " + index.number());
    }
}
