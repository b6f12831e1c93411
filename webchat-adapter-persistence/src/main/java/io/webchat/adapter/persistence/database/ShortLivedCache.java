package io.webchat.adapter.persistence.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Remembers rows for a short time. What was not found is looked for again. */
public final class ShortLivedCache<K, V> {
    private static final int MAX_REMEMBERED = 100_000;

    private final Cache<K, V> cache;

    /** @param life how long a change on another node may go unseen */
    public ShortLivedCache(Duration life) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(life)
                .build();
    }

    // To Caffeine, null from the loader means that there is nothing to remember.
    @SuppressWarnings("NullAway")
    public Optional<V> get(K key, Function<K, Optional<V>> loader) {
        return Optional.ofNullable(
                cache.get(key, missing -> loader.apply(missing).orElse(null)));
    }

    /** Waits for a load under way, so that it can't bring back what has changed meanwhile. */
    public void forget(K key) {
        cache.invalidate(key);
    }
}
