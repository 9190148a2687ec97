package org.diancang.orchestrator.site;

import org.diancang.orchestrator.site.address.AddressRules;
import org.diancang.orchestrator.site.address.HostNames;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Says which typed seeds may be crawled, and what is wrong with the others. */
@Component
class SeedCheck {
    /** Seeds of one nomination at most. */
    static final int MOST = 50;

    private static final int PATIENCE_SECONDS = 10;
    private final AddressRules rules;
    private final HostNames names;

    SeedCheck(AddressRules rules, HostNames names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * The outcome of a check.
     *
     * @param seeds those that are good, in order
     * @param findings what is wrong with the others
     */
    record Checked(List<Seed> seeds, List<Finding> findings) {}

    Checked check(@Nullable List<@Nullable String> typed) {
        if (typed == null || typed.isEmpty()) {
            return new Checked(
                    List.of(),
                    List.of(new Finding("seeds", "required", "must have at least one address.")));
        }
        if (typed.size() > MOST) {
            return new Checked(
                    List.of(),
                    List.of(
                            new Finding(
                                    "seeds",
                                    "too-many",
                                    "has "
                                            + typed.size()
                                            + " addresses, at most 50 are allowed; split it into"
                                            + " several nominations.")));
        }
        List<Seed> seeds = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Line line : lines(typed)) {
            switch (line) {
                case Line.Good good -> seeds.add(good.seed());
                case Line.Bad bad -> findings.add(bad.finding());
            }
        }
        return new Checked(seeds, findings);
    }

    /** What one typed line is. */
    sealed interface Line {
        /** A seed. */
        record Good(Seed seed) implements Line {}

        /** None; the finding names the line by its place in the list. */
        record Bad(Finding finding) implements Line {}
    }

    /** One line as a check of its own. */
    static Checked alone(Line line) {
        return switch (line) {
            case Line.Good good -> new Checked(List.of(good.seed()), List.of());
            case Line.Bad bad -> new Checked(List.of(), List.of(bad.finding()));
        };
    }

    /** Checks lines that belong together: one address may stand in them once. */
    List<Line> lines(List<? extends @Nullable String> typed) {
        List<SeedUrl.Reading> read = new ArrayList<>();
        for (String text : typed) {
            read.add(SeedUrl.read(text == null ? "" : text));
        }
        Map<String, List<InetAddress>> addresses =
                addresses(
                        read.stream()
                                .filter(SeedUrl.Reading.Good.class::isInstance)
                                .map(r -> ((SeedUrl.Reading.Good) r).seed().host())
                                .distinct()
                                .toList());
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            lines.add(
                    switch (read.get(i)) {
                        case SeedUrl.Reading.Bad bad ->
                                new Line.Bad(new Finding(item(i), bad.code(), bad.detail()));
                        case SeedUrl.Reading.Good good -> line(i, good.seed(), seen, addresses);
                    });
        }
        return lines;
    }

    private Line line(
            int at,
            SeedUrl url,
            Map<String, Integer> seen,
            Map<String, List<InetAddress>> addresses) {
        String key = UrlKey.of(url.url()).value();
        Integer earlier = seen.putIfAbsent(key, at);
        if (earlier != null) {
            return new Line.Bad(
                    new Finding(
                            item(at),
                            "repeated",
                            "is the same address as " + item(earlier) + "; leave it out."));
        }
        List<InetAddress> found = addresses.getOrDefault(url.host(), List.of());
        Optional<InetAddress> refused = found.stream().filter(a -> !rules.allows(a)).findFirst();
        if (refused.isPresent()) {
            return new Line.Bad(
                    new Finding(
                            item(at),
                            "private-address",
                            "leads to the private address "
                                    + refused.get().getHostAddress()
                                    + ", which is never crawled; use the site's public"
                                    + " address."));
        }
        return new Line.Good(
                new Seed(
                        url.url(),
                        key,
                        found.isEmpty() ? Optional.of("unresolved") : Optional.empty()));
    }

    private Map<String, List<InetAddress>> addresses(List<String> hosts) {
        Map<String, List<InetAddress>> found = new HashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<InetAddress>>> questions =
                    hosts.stream()
                            .<Callable<List<InetAddress>>>map(h -> () -> names.addressesOf(h))
                            .toList();
            List<Future<List<InetAddress>>> answers =
                    threads.invokeAll(questions, PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (int i = 0; i < hosts.size(); i++) {
                found.put(hosts.get(i), answer(answers.get(i)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private static List<InetAddress> answer(Future<List<InetAddress>> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException | ExecutionException e) {
            // No answer in time is no address: the seed is kept with a warning.
            return List.of();
        }
    }

    private static String item(int index) {
        return "seeds[" + index + "]";
    }
}
