package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.archive.util.IdentityCacheable;
import org.archive.util.ObjectIdentityCache;
import org.archive.util.Supplier;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private final Behind behind = new Behind();
    private final WriteBehind<Thing> cache = new WriteBehind<>(behind);

    @Test
    void whatChangesOftenIsPassedOnOnceWhenAskedFor() {
        Thing thing = thing("a");
        for (int i = 0; i < 100; i++) {
            thing.makeDirty();
        }
        assertThat(behind.dirtied).isEmpty();

        cache.pass();
        cache.pass();
        assertThat(behind.dirtied).containsExactly("a");
    }

    @Test
    void whatChangesAgainIsPassedOnAgain() {
        Thing thing = thing("a");
        thing.makeDirty();
        cache.pass();
        thing.makeDirty();
        cache.sync();

        assertThat(behind.dirtied).containsExactly("a", "a");
        assertThat(behind.synced).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchToHoldIsPassedOnUnasked() {
        for (int i = 0; i <= WriteBehind.MOST; i++) {
            thing("t" + i).makeDirty();
        }
        assertThat(behind.dirtied).hasSize(WriteBehind.MOST + 1).doesNotHaveDuplicates();
    }

    @Test
    void nothingChangesOfWhatIsNotThere() {
        cache.dirtyKey("nobody");
        cache.close();

        assertThat(behind.dirtied).isEmpty();
    }

    private Thing thing(String key) {
        return cache.getOrUse(key, new Supplier<>(new Thing(key)));
    }

    private static final class Thing implements IdentityCacheable {
        private static final long serialVersionUID = 1L;

        private final String key;
        private transient ObjectIdentityCache<?> cache;

        Thing(String key) {
            this.key = key;
        }

        @Override
        public void setIdentityCache(ObjectIdentityCache<?> cache) {
            this.cache = cache;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public void makeDirty() {
            cache.dirtyKey(key);
        }
    }

    private static final class Behind implements ObjectIdentityCache<Thing> {
        private final Map<String, Thing> things = new HashMap<>();
        private final List<String> dirtied = new ArrayList<>();
        private int synced;

        @Override
        public Thing get(String key) {
            return things.get(key);
        }

        @Override
        public Thing getOrUse(String key, Supplier<Thing> supplier) {
            return things.computeIfAbsent(key, _ -> supplier.get());
        }

        @Override
        public void sync() {
            synced++;
        }

        @Override
        public void dirtyKey(String key) {
            dirtied.add(key);
        }

        @Override
        public void close() {}

        @Override
        public int size() {
            return things.size();
        }

        @Override
        public Set<String> keySet() {
            return things.keySet();
        }
    }
}
