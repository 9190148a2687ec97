package org.diancang.launcher.machine;

import java.util.List;
import java.util.Optional;

/**
 * A process that listens on a port.
 *
 * @param pid its process id
 * @param command its command line, word by word
 */
public record PortHolder(long pid, List<String> command) {
    private static final String DATA = "--diancang.data=";
    private static final int LONGEST = 80;

    public PortHolder {
        command = List.copyOf(command);
    }

    /** The data folder, where it is a service of Diancang. */
    public Optional<String> dataFolder() {
        return command.stream()
                .filter(word -> word.startsWith(DATA))
                .map(word -> word.substring(DATA.length()))
                .findFirst();
    }

    /** Such as {@code process 4711 (python3 -m http.server 8080)}, shortened. */
    public String words() {
        String line = String.join(" ", command);
        return "process "
                + pid
                + (line.isEmpty()
                        ? ""
                        : " ("
                                + (line.length() > LONGEST
                                        ? line.substring(0, LONGEST) + "…"
                                        : line)
                                + ")");
    }

    /** What to do about it, as the end of a sentence. */
    public String remedy() {
        return dataFolder()
                .map(data -> "it is Diancang on " + data + ": ./diancang down --data " + data)
                .orElse("end it with kill " + pid);
    }
}
