package org.diancang.indexer.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.events.SiteDescribed.Subject;

/** All sites that are known at one moment. Immutable. */
public final class Sites {
    /** No site at all. */
    public static final Sites NONE = new Sites(List.of());

    private final Map<UUID, SiteDescribed> described = new HashMap<>();
    private final Map<String, UUID> byNumber = new HashMap<>();
    private final Map<UUID, String> libraries = new HashMap<>();
    private final Map<Subject, Set<UUID>> bySubject = new HashMap<>();

    /**
     * @param known each site once
     */
    public Sites(Collection<SiteDescribed> known) {
        // A library is called what its site said last.
        known.stream()
                .sorted(Comparator.comparingLong(SiteDescribed::version))
                .forEach(
                        site -> {
                            described.put(site.siteId(), site);
                            byNumber.put(site.number(), site.siteId());
                            libraries.put(site.libraryId(), site.libraryName());
                            bySubject
                                    .computeIfAbsent(site.subject(), _ -> new HashSet<>())
                                    .add(site.siteId());
                        });
    }

    /** How many. */
    public int size() {
        return described.size();
    }

    /** Number and name of a site, as in {@code QH-0031 青禾县人民政府}; empty if it is not known. */
    public Optional<String> label(UUID site) {
        return described(site).map(one -> one.number() + " " + one.name());
    }

    /** What is known of a site; empty if nothing is. */
    public Optional<SiteDescribed> described(UUID site) {
        return Optional.ofNullable(described.get(site));
    }

    /** The site that has a number, such as {@code QH-0031}. */
    public Optional<UUID> numbered(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Name of a library; empty if no site of it is known. */
    public Optional<String> libraryName(UUID library) {
        return Optional.ofNullable(libraries.get(library));
    }

    /** The sites that show this side of their place. */
    public Set<UUID> of(Subject subject) {
        return Set.copyOf(bySubject.getOrDefault(subject, Set.of()));
    }
}
