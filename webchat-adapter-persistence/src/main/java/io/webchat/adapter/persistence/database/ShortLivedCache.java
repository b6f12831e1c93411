package io.webchat.adapter.persistence.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * Keeps rows for a short time. Rows that were not found are not kept. Loads run outside of the cache's locks, so that no
 * commit waits for one; what was loaded while the row changed is used once and not kept.
 */
public final class ShortLivedCache<K, V> {
    private static final int MAX_ENTRIES = 100_000;

    /** A power of two. Two keys that share a stripe only make each other load once more. */
    private static final int STRIPES = 1_024;

    private final Cache<K, V> cache;
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);

    /** @param life after which a change on another node is seen at the latest */
    public ShortLivedCache(Duration life) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(life)
                .build();
    }

    public Optional<V> get(K key, Function<K, Optional<V>> loader) {
        V present = cache.getIfPresent(key);
        if (present != null) {
            return Optional.of(present);
        }
        int stripe = stripe(key);
        long before = changes.get(stripe);
        Optional<V> loaded = loader.apply(key);
        loaded.ifPresent(value -> keep(key, value, stripe, before));
        return loaded;
    }

    /** Returns what is kept, without loading. */
    public Optional<V> present(K key) {
        return Optional.ofNullable(cache.getIfPresent(key));
    }

    private void keep(K key, V value, int stripe, long before) {
        cache.asMap().compute(key, (same, present) -> changes.get(stripe) == before ? value : present);
    }

    /** Called after the commit that changed the row. */
    public void forget(K key) {
        // First the count: a load that has begun before this commit finds it changed, or is removed with the entry.
        changes.incrementAndGet(stripe(key));
        cache.invalidate(key);
    }

    private static int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
