package org.diancang.launcher.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Linux, read from {@code /proc} and {@code /sys} below a root. */
final class LinuxMachine implements Machine {
    private static final int MOST_OUTPUT = 64 * 1024;

    private final Path proc;
    private final Path cgroup;

    LinuxMachine(Path root) {
        this.proc = root.resolve("proc");
        this.cgroup = root.resolve("sys/fs/cgroup");
    }

    @Override
    public OptionalLong availableMemory() {
        OptionalLong system = MemoryFigures.available(lines(proc.resolve("meminfo")));
        OptionalLong most = number(cgroup.resolve("memory.max"));
        OptionalLong used = number(cgroup.resolve("memory.current"));
        if (most.isEmpty() || used.isEmpty()) {
            return system;
        }
        // Pages of files that were read count as used, though they go as soon as memory is wanted.
        long cached = MemoryFigures.inactiveFiles(lines(cgroup.resolve("memory.stat")));
        long left = Math.max(0, most.getAsLong() - used.getAsLong() + cached);
        return OptionalLong.of(Math.min(left, system.orElse(left)));
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        for (Path p = path.toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.exists(p)) {
                try {
                    return OptionalLong.of(Files.getFileStore(p).getUsableSpace());
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<PortHolder> holder(int port) {
        return ListeningSockets.inode(lines(proc.resolve("net/tcp")), port)
                .or(() -> ListeningSockets.inode(lines(proc.resolve("net/tcp6")), port))
                .flatMap(this::process)
                .map(pid -> new PortHolder(pid, command(pid)));
    }

    private Optional<Long> process(String inode) {
        String target = "socket:[" + inode + "]";
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), target)) {
                    return Optional.of(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Other users' descriptors are closed to us, and processes end while we look: both are no. */
    private static boolean holds(Path descriptors, String target) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (pointsTo(link, target)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
        return false;
    }

    private static boolean pointsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command(long pid) {
        try {
            String line = Files.readString(proc.resolve(pid + "/cmdline"), StandardCharsets.UTF_8);
            return List.of(line.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public Optional<String> output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readNBytes(MOST_OUTPUT);
            process.getInputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(new String(said, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static OptionalLong number(Path file) {
        List<String> lines = lines(file);
        try {
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            // "max": no limit.
            return OptionalLong.empty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
