package org.diancang.indexer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Names a node by its host and its folder: two nodes differ in one of them, even where they share a
 * file system or a machine, and a node that is started again has both unchanged.
 */
final class InstanceName {
    private static final int LONGEST_HOST = 60;

    private InstanceName() {}

    /** The name of the node that keeps its state in a folder. */
    static String of(Path stateFolder) {
        String folder = stateFolder.toAbsolutePath().normalize().toString();
        UUID place = UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8));
        return host() + "-" + place;
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            String safe = name.replaceAll("[^a-zA-Z0-9._-]", "-");
            return safe.substring(0, Math.min(safe.length(), LONGEST_HOST));
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
