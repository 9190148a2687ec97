package org.diancang.launcher.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Layout;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.machine.Size;
import org.diancang.launcher.product.Needs;

/** Looks at everything that a start needs, and changes nothing. */
public final class Doctor {
    private static final int JDK = 25;

    private final Machine machine;
    private final Path project;
    private final DataFolder data;

    /** For a data folder, which need not exist yet. */
    public Doctor(Machine machine, Path project, DataFolder data) {
        this.machine = machine;
        this.project = project;
        this.data = data;
    }

    /**
     * Makes all checks.
     *
     * @param ports that a start would use, or that the running product uses
     * @param running whether it runs, so that its ports are its own
     */
    public List<Finding> examine(Ports ports, boolean running) {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature()));
        findings.add(memory(running));
        findings.add(disk());
        findings.addAll(ports(ports, running));
        findings.add(folder());
        findings.add(new SearchAccountCheck(project, data.root()).examine());
        findings.add(font());
        findings.add(browser());
        return List.copyOf(findings);
    }

    static Finding jdk(Path home, int version) {
        if (version != JDK || !Files.isExecutable(home.resolve("bin/javac"))) {
            return Finding.missing(
                    "JDK",
                    home
                            + " is not a whole JDK "
                            + JDK
                            + "; install one (for example Temurin 25) or set DIANCANG_JAVA_HOME to"
                            + " its folder");
        }
        return Finding.ok("JDK", Runtime.version() + " in " + home);
    }

    private Finding memory(boolean running) {
        OptionalLong available = machine.availableMemory();
        String seen =
                available.isPresent()
                        ? Size.of(available.getAsLong()) + " free"
                        : "not told by the system";
        return running
                ? Finding.ok("memory", seen + ", with the product running")
                : Needs.memoryMissing(machine)
                        .map(sentence -> Finding.missing("memory", sentence))
                        .orElseGet(
                                () ->
                                        Finding.ok(
                                                "memory",
                                                seen + ", a start needs " + Size.of(Needs.MEMORY)));
    }

    private Finding disk() {
        OptionalLong usable = machine.usableSpace(data.root());
        return Needs.spaceMissing(machine, data.root())
                .map(sentence -> Finding.missing("disk", sentence))
                .orElseGet(
                        () ->
                                Finding.ok(
                                        "disk",
                                        usable.isPresent()
                                                ? Size.of(usable.getAsLong())
                                                        + " free at "
                                                        + data.root()
                                                : "not told by the system"));
    }

    private List<Finding> ports(Ports ports, boolean running) {
        if (running) {
            return List.of(
                    Finding.ok("ports", "held by the product, which is up; see ./diancang status"));
        }
        List<String> taken = Ports.taken(ports.ofProduct(), machine);
        return taken.isEmpty()
                ? List.of(Finding.ok("ports", "all free, " + ports.desk() + " to be the desk's"))
                : taken.stream().map(sentence -> Finding.missing("ports", sentence)).toList();
    }

    private Finding folder() {
        Path root = data.root();
        try {
            boolean exists = Files.exists(root);
            Optional<Finding> wrong =
                    exists ? data.whyNotUsable().map(this::wrong) : notWritable(root);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            int version = exists && data.isInstallation() ? Layout.known().require(data) : -1;
            if (version < 0) {
                return Finding.ok("data folder", root + " is new; a start makes it");
            }
            return Finding.ok(
                    "data folder",
                    root
                            + ", layout version "
                            + version
                            + (version < Layout.known().current()
                                    ? "; a start upgrades it to " + Layout.known().current()
                                    : ""));
        } catch (LauncherException e) {
            return wrong(String.valueOf(e.getMessage()));
        }
    }

    private Finding wrong(String sentence) {
        return Finding.missing("data folder", sentence);
    }

    private Optional<Finding> notWritable(Path root) {
        for (Path p = root.getParent(); p != null; p = p.getParent()) {
            if (Files.exists(p)) {
                return Files.isDirectory(p) && Files.isWritable(p)
                        ? Optional.empty()
                        : Optional.of(
                                wrong(
                                        "can't make "
                                                + root
                                                + ", as "
                                                + p
                                                + " is not writable for you; choose another with"
                                                + " --data"));
            }
        }
        return Optional.empty();
    }

    private Finding font() {
        boolean there =
                machine.output(List.of("fc-list", ":lang=zh"))
                        .map(String::strip)
                        .filter(fonts -> !fonts.isEmpty())
                        .isPresent();
        return there
                ? Finding.ok("Chinese font", "there")
                : Finding.note(
                        "Chinese font",
                        "none found on this machine; where its own browser is used, install one"
                                + " such as fonts-wqy-microhei");
    }

    private Finding browser() {
        String chromium = System.getenv().getOrDefault("DIANCANG_CHROMIUM", "/usr/bin/chromium");
        return Files.isExecutable(Path.of(chromium))
                ? Finding.ok("chromium", chromium)
                : Finding.note(
                        "chromium",
                        "not at "
                                + chromium
                                + "; only browser tests and ./diancang check need it: install"
                                + " Debian's, or set DIANCANG_CHROMIUM");
    }
}
