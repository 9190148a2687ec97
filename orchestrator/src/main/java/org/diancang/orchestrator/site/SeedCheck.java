package org.diancang.orchestrator.site;

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
import org.diancang.orchestrator.site.address.AddressRules;
import org.diancang.orchestrator.site.address.HostNames;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
        List<Finding> findings = new ArrayList<>();
        Map<Integer, SeedUrl> read = new HashMap<>();
        for (int i = 0; i < typed.size(); i++) {
            String text = typed.get(i);
            switch (SeedUrl.read(text == null ? "" : text)) {
                case SeedUrl.Reading.Good good -> read.put(i, good.seed());
                case SeedUrl.Reading.Bad bad ->
                        findings.add(new Finding(item(i), bad.code(), bad.detail()));
            }
        }
        return resolved(typed.size(), read, findings);
    }

    private Checked resolved(int size, Map<Integer, SeedUrl> read, List<Finding> findings) {
        Map<String, List<InetAddress>> addresses =
                addresses(read.values().stream().map(SeedUrl::host).distinct().toList());
        List<Seed> seeds = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < size; i++) {
            SeedUrl url = read.get(i);
            if (url == null) {
                continue;
            }
            String key = UrlKey.of(url.url()).value();
            Integer earlier = seen.putIfAbsent(key, i);
            List<InetAddress> found = addresses.getOrDefault(url.host(), List.of());
            if (earlier != null) {
                findings.add(
                        new Finding(
                                item(i),
                                "repeated",
                                "is the same address as " + item(earlier) + "; leave it out."));
            } else if (!found.stream().allMatch(rules::allows)) {
                findings.add(
                        new Finding(
                                item(i),
                                "private-address",
                                "leads to the private address "
                                        + found.stream()
                                                .filter(a -> !rules.allows(a))
                                                .findFirst()
                                                .map(InetAddress::getHostAddress)
                                                .orElse("")
                                        + ", which is never crawled; use the site's public"
                                        + " address."));
            } else {
                seeds.add(
                        new Seed(
                                url.url(),
                                key,
                                found.isEmpty() ? Optional.of("unresolved") : Optional.empty()));
            }
        }
        return new Checked(seeds, findings);
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
