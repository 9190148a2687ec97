package org.diancang.indexer.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.events.SiteDescribed;
import org.diancang.indexer.topic.Book;
import org.diancang.indexer.topic.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is known of the sites. Messages may come twice and late; of one that can't be read the
 * earlier version stays. Written by one thread, read by any.
 */
@Component
public final class KnownSites implements Book {
    private static final Logger log = LoggerFactory.getLogger(KnownSites.class);

    private final EventCodec codec = new EventCodec();
    private final Map<UUID, SiteDescribed> known = new HashMap<>();
    private final Set<UUID> removed = new HashSet<>();
    private Set<UUID> seen = new HashSet<>();
    private volatile Optional<Sites> published = Optional.empty();

    /** The sites as last published; empty as long as they are not all known. */
    public Optional<Sites> now() {
        return published;
    }

    @Override
    public void startOver() {
        seen = new HashSet<>();
    }

    @Override
    public void forgetUnseen() {
        known.keySet().retainAll(seen);
    }

    @Override
    public void publish() {
        published = Optional.of(new Sites(known.values()));
        log.info("{} sites are known by name", known.size());
    }

    @Override
    public Reading take(byte @Nullable [] key, byte @Nullable [] value) {
        Optional<UUID> id = key == null ? Optional.empty() : id(key);
        if (id.isEmpty()) {
            return new Reading.Unreadable("the key is no site's id");
        }
        seen.add(id.get());
        if (value == null) {
            known.remove(id.get());
            return removed.add(id.get()) ? new Reading.Changed() : new Reading.Late();
        }
        if (removed.contains(id.get())) {
            // Ids are never used again: this is an old message that came late.
            return new Reading.Late();
        }
        try {
            return take(id.get(), codec.decode(value, SiteDescribed.class));
        } catch (MalformedEventException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Reading take(UUID id, SiteDescribed site) {
        if (!site.siteId().equals(id)) {
            return new Reading.Unreadable("the key is " + id + ", the site's id " + site.siteId());
        }
        SiteDescribed before = known.get(id);
        if (before != null && before.version() >= site.version()) {
            return new Reading.Late();
        }
        known.put(id, site);
        return new Reading.Changed();
    }

    private static Optional<UUID> id(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        try {
            UUID id = UUID.fromString(text);
            // Java reads shortened forms too, under which a site would have two keys.
            return Optional.of(id).filter(read -> read.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
