package io.webchat.testkit.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable rows by key, which go back with their unit of work. Used inside one only. */
final class Table<K, V> {
    private final Map<K, V> rows = new HashMap<>();
    private final InMemoryUnitOfWork unitOfWork;

    Table(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    V get(K key, V otherwise) {
        return rows.getOrDefault(key, otherwise);
    }

    /** In no order. */
    List<V> rows() {
        return List.copyOf(rows.values());
    }

    void put(K key, V row) {
        restoreLater(key, rows.put(key, row));
    }

    void remove(K key) {
        restoreLater(key, rows.remove(key));
    }

    private void restoreLater(K key, @Nullable V before) {
        unitOfWork.undoBy(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }
}
