package org.diancang.launcher.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Lines of {@code /proc/net/tcp} and {@code tcp6}: {@code sl local remote st … uid timeout inode}.
 */
final class ListeningSockets {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEX = 16;

    private ListeningSockets() {}

    /**
     * The inode of the socket that listens on a port; lines that are no such lines are passed by.
     */
    static Optional<String> inode(List<String> lines, int port) {
        return lines.stream()
                .map(line -> BLANKS.split(line.strip()))
                .filter(words -> words.length > INODE && words[STATE].equals(LISTEN))
                .filter(words -> port(words[LOCAL]).orElse(-1) == port)
                .map(words -> words[INODE])
                .findFirst();
    }

    private static OptionalInt port(String address) {
        try {
            return OptionalInt.of(
                    Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
