package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;

/**
 * Calendars of URLs that were captured often: the first answer, those after it, the one after a new
 * capture, and the first after a start; in time and in processor time of index and replay.
 */
final class ReplayCalendar implements Callable<List<Figure>> {
    private static final String SITE = "http://www.huifang.gov.cn/";
    private static final int AT_ONCE = 25_000;
    private static final int CALENDARS = 5;
    private static final int PAGES_BEFORE = 30;
    private static final int LONGEST_MS = 300;
    private static final int SECONDS = 5;

    private static final CalendarLines FEW = new CalendarLines(SITE + "few.html", 10, false);
    private static final CalendarLines OFTEN =
            new CalendarLines(SITE + "often.html", 10_000, false);
    private static final CalendarLines LOADED =
            new CalendarLines(SITE + "loaded.html", 1_000_000, false);
    private static final CalendarLines OWN = new CalendarLines(SITE + "own.html", 1_000_000, true);

    private final PrintStream out;

    ReplayCalendar(PrintStream out) {
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/bench/target")), "calendar-");
        try (DiancangCdx index = DiancangCdx.start(root, work)) {
            Path data = Files.createDirectories(work.resolve("replayed"));
            for (CalendarLines lines : List.of(FEW, OFTEN, LOADED, OWN)) {
                post(index, lines);
            }
            if (!index.compact(List.of())) {
                throw new LauncherException("the index does not compact its stores");
            }
            List<Figure> figures = new ArrayList<>();
            try (ReplayService replay = start(root, work, data, index)) {
                figures.addAll(measure(work, new Running(index, replay)));
            }
            index.startAgain();
            try (ReplayService replay = start(root, work, data, index)) {
                figures.add(afterStart(new Running(index, replay)));
            }
            return figures;
        } finally {
            WorkFolder.delete(work);
        }
    }

    private static ReplayService start(Path root, Path work, Path data, DiancangCdx index)
            throws IOException, InterruptedException {
        return ReplayService.start(root, work, data, index.base(), index.client().http());
    }

    private static void post(DiancangCdx index, CalendarLines lines)
            throws IOException, InterruptedException {
        for (int from = 0; from < lines.count(); from += AT_ONCE) {
            byte[] some = lines.some(from, Math.min(from + AT_ONCE, lines.count()));
            post(index, some);
        }
    }

    private static void post(DiancangCdx index, byte[] lines)
            throws IOException, InterruptedException {
        URI to = URI.create(index.ownDialect("main") + "?wait=visible");
        int status = index.client().post(to, BodyPublishers.ofByteArray(lines));
        if (status != 200) {
            throw new LauncherException("the index answered lines with " + status);
        }
    }

    /**
     * Of services that have begun to work: what they do at all for the first time is told apart.
     */
    private Figure afterStart(Running running) throws IOException, InterruptedException {
        Asked cold = running.ask(OFTEN);
        for (int i = 1; i < PAGES_BEFORE; i++) {
            running.ask(OFTEN);
        }
        Asked first = running.ask(LOADED);
        out.printf(
                "after a start: the very first calendar, of 10,000 captures, %s; after %d such"
                        + " that of 1,000,000 %s%n",
                cold, PAGES_BEFORE, first);
        return figure("replay-calendar.started", first.millis(), "the first answer after a start");
    }

    private List<Figure> measure(Path work, Running running)
            throws IOException, InterruptedException {
        for (int i = 0; i < PAGES_BEFORE; i++) {
            running.ask(OFTEN);
        }
        rate(work, running);
        List<Figure> figures = new ArrayList<>();
        figures.addAll(calendar("replay-calendar.loaded", LOADED, running));
        figures.addAll(calendar("replay-calendar.own", OWN, running));
        out.printf(
                "page of a version among 10: %.0f ms, among 1,000,000: %.0f ms (medians of %d)%n",
                version(FEW, running), version(LOADED, running), CALENDARS);
        return figures;
    }

    /** What a page of the first version takes, its frame without what is in it. */
    private static double version(CalendarLines lines, Running running)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < CALENDARS; i++) {
            URI page = URI.create(running.replay().reader() + "/20100101000000/" + lines.url());
            times.add(running.ask(page).millis());
        }
        return Pairs.median(times);
    }

    private void rate(Path work, Running running) throws IOException, InterruptedException {
        Wrk one = Wrk.ofPaths(work, "one.txt", List.of(""));
        URI page = running.page(OFTEN);
        one.run(page, SECONDS, 1);
        double before = running.cpu();
        Wrk.Result result = one.run(page, SECONDS, 2);
        out.printf(
                "calendar of 10,000 captures: %.1f answers/s, p99 %.0f ms on 8 connections,"
                        + " processor %.1f ms an answer%n",
                result.rate(), result.p99(), (running.cpu() - before) / (result.rate() * SECONDS));
    }

    private List<Figure> calendar(String name, CalendarLines lines, Running running)
            throws IOException, InterruptedException {
        Asked first = running.ask(lines);
        List<Double> times = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < CALENDARS; i++) {
            Asked next = running.ask(lines);
            times.add(next.millis());
            cpu.add(next.cpuMillis());
        }
        post(running.index(), lines.some(lines.count() - 1, lines.count()));
        Asked changed = running.ask(lines);
        out.printf(
                "%s: %,d captures, first %s, then median of %d %.0f ms (processor %.0f ms), after a"
                        + " new capture %s; page of %d KB; index %d MB resident%n",
                name,
                lines.count(),
                first,
                CALENDARS,
                Pairs.median(times),
                Pairs.median(cpu),
                changed,
                first.bytes() / 1024,
                running.index().memory().now());
        return List.of(
                figure(name + "_first", first.millis(), "the first answer"),
                figure(
                        name,
                        Pairs.median(times),
                        "median of %d after the first".formatted(CALENDARS)));
    }

    private static Figure figure(String name, double millis, String which) {
        return new Figure(
                name,
                millis,
                LONGEST_MS,
                "ms",
                1,
                true,
                "page of a URL with 1,000,000 captures; " + which);
    }

    /** A calendar as it was answered, with what both processes did for it. */
    private record Asked(double millis, double cpuMillis, int bytes) {
        @Override
        public String toString() {
            return "%.0f ms (processor %.0f ms)".formatted(millis, cpuMillis);
        }
    }

    private record Running(DiancangCdx index, ReplayService replay) {
        URI page(CalendarLines lines) {
            return URI.create(replay.reader() + "/*/" + lines.url());
        }

        Asked ask(CalendarLines lines) throws IOException, InterruptedException {
            return ask(page(lines));
        }

        Asked ask(URI page) throws IOException, InterruptedException {
            double cpu = cpu();
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer =
                    index.client()
                            .http()
                            .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - begin) / 1e6;
            if (answer.statusCode() != 200) {
                throw new LauncherException(page + " answers " + answer.statusCode());
            }
            return new Asked(millis, cpu() - cpu, answer.body().length);
        }

        double cpu() {
            return (cpu(index.handle()) + cpu(replay.process().process().toHandle())) / 1e6;
        }

        private static long cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }
}
