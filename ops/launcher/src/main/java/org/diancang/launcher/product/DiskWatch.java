package org.diancang.launcher.product;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.machine.Size;

/** Looks at the room on the disk, and says when a line is crossed. To be called by one thread. */
final class DiskWatch {
    private enum Level {
        ENOUGH,
        LITTLE,
        TOO_LITTLE_TO_CRAWL,
        TOO_LITTLE_TO_RUN
    }

    private final Machine machine;
    private final Path data;
    private final long spaceToRun;
    private final Consumer<String> say;
    private Level level = Level.ENOUGH;

    /**
     * Looks at the disk of a data folder.
     *
     * @param writtenByStop bytes that stopping everything takes, beside what databases need
     */
    DiskWatch(Machine machine, Path data, long writtenByStop, Consumer<String> say) {
        this.machine = machine;
        this.data = data;
        this.spaceToRun = Needs.SPACE_TO_RUN + writtenByStop;
        this.say = say;
    }

    /** Looks once; answers the fault where nothing may go on. */
    Optional<Fault> look() {
        OptionalLong usable = machine.usableSpace(data);
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        Level now = level(usable.getAsLong());
        if (now == level) {
            return Optional.empty();
        }
        boolean worse = now.compareTo(level) > 0;
        level = now;
        String room = Size.of(usable.getAsLong()) + " is free on the disk of " + data;
        return switch (now) {
            case ENOUGH -> {
                say.accept("  Disk: " + room + " again");
                yield Optional.empty();
            }
            case LITTLE -> {
                if (worse) {
                    say.accept(
                            "! The disk is nearly full: "
                                    + room
                                    + "; make room, as crawls pause below "
                                    + Size.of(Needs.SPACE_TO_CRAWL)
                                    + " and everything stops below "
                                    + Size.of(spaceToRun));
                }
                yield Optional.empty();
            }
            case TOO_LITTLE_TO_CRAWL -> {
                if (worse) {
                    say.accept(
                            "! The disk is full for crawls: only "
                                    + room
                                    + ", so running ones pause; make room, then stop and start them again");
                }
                yield Optional.empty();
            }
            case TOO_LITTLE_TO_RUN ->
                    Optional.of(
                            new Fault.MustStop(
                                    "the disk is full: only "
                                            + room
                                            + ", so everything was stopped before data could be lost; make room, then start again"));
        };
    }

    private Level level(long usable) {
        if (usable < spaceToRun) {
            return Level.TOO_LITTLE_TO_RUN;
        }
        if (usable < Needs.SPACE_TO_CRAWL) {
            return Level.TOO_LITTLE_TO_CRAWL;
        }
        return usable < Needs.SPACE ? Level.LITTLE : Level.ENOUGH;
    }
}
