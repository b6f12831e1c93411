package io.webchat.adapter.persistence.database;

import io.webchat.application.signals.Signal;
import io.webchat.application.signals.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes caches that forget what another relay on the same database has changed. */
@Singleton
public final class CacheSignals {
    private final Map<String, Heard> caches = new ConcurrentHashMap<>();
    private final Signals signals;

    @Inject
    public CacheSignals(Signals signals) {
        this.signals = signals;
        signals.listen(this::heard);
    }

    /** What a cache does with the signals of others. */
    private record Heard(ShortLivedCache<?, ?> cache, Function<String, Runnable> forgetting) {}

    /**
     * Makes a cache.
     *
     * @param name the same on every node
     * @param life after which a change is seen even if its signal is lost
     * @param write a key as text
     * @param read the key of such a text
     */
    public <K, V> ShortLivedCache<K, V> cache(
            String name, Duration life, Function<K, String> write, Function<String, K> read) {
        ShortLivedCache<K, V> cache = new ShortLivedCache<>(
                life, key -> signals.publish(List.of(new Signal.FactChanged(name, write.apply(key)))));
        caches.put(name, new Heard(cache, key -> () -> cache.forgetHere(read.apply(key))));
        return cache;
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.FactChanged changed -> {
                Heard heard = caches.get(changed.cache());
                if (heard != null) {
                    heard.forgetting().apply(changed.key()).run();
                }
            }
            case Signal.AnythingChanged anything ->
                caches.values().forEach(heard -> heard.cache().forgetAll());
            default -> {}
        }
    }
}
