package org.diancang.engine;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.archive.util.IdentityCacheable;
import org.archive.util.ObjectIdentityCache;
import org.archive.util.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what has changed and passes it on to be written once it is asked to, or when there is
 * much of it, instead of each time. What is remembered cannot be forgotten by the cache behind,
 * since it is held here. Thread-safe.
 */
final class WriteBehind<V extends IdentityCacheable> implements ObjectIdentityCache<V> {
    /** Changed records that are held at most. */
    static final int MOST = 5_000;

    private final ObjectIdentityCache<V> behind;
    private final Map<String, V> changed = new ConcurrentHashMap<>();

    WriteBehind(ObjectIdentityCache<V> behind) {
        this.behind = behind;
    }

    /** Passes on what has changed since the last time. */
    void pass() {
        for (String key : changed.keySet()) {
            // Taken out first: what changes while it is written is remembered again.
            V value = changed.remove(key);
            if (value != null) {
                behind.dirtyKey(key);
                // The cache behind looks it up, and holds it but softly.
                Reference.reachabilityFence(value);
            }
        }
    }

    @Override
    public void dirtyKey(String key) {
        if (changed.containsKey(key)) {
            return;
        }
        V value = get(key);
        if (value != null) {
            changed.put(key, value);
            if (changed.size() > MOST) {
                pass();
            }
        }
    }

    @Override
    public @Nullable V get(String key) {
        return ours(behind.get(key));
    }

    @Override
    public @Nullable V getOrUse(String key, @Nullable Supplier<V> supplier) {
        return ours(behind.getOrUse(key, supplier));
    }

    private @Nullable V ours(@Nullable V value) {
        if (value != null) {
            value.setIdentityCache(this);
        }
        return value;
    }

    @Override
    public Set<String> keySet() {
        return behind.keySet();
    }

    @Override
    public int size() {
        return behind.size();
    }

    @Override
    public void sync() {
        pass();
        behind.sync();
    }

    @Override
    public void close() {
        pass();
        behind.close();
    }
}
