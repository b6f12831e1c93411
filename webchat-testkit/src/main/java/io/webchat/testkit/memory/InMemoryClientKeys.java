package io.webchat.testkit.memory;

import io.webchat.application.bridge.ClientKeys;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.identity.TokenHash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryClientKeys implements ClientKeys {
    private static final Comparator<ClientKey> OLDEST_FIRST =
            Comparator.comparing(ClientKey::createdAt).thenComparing(ClientKey::id);

    private record Stored(ClientKey clientKey, TokenHash key) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<String, Stored> keys;

    InMemoryClientKeys(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.keys = new Table<>(unitOfWork);
    }

    @Override
    public Optional<ClientKey> find(TokenHash key) {
        return unitOfWork.call(() -> keys.rows().stream()
                .filter(stored -> stored.key().equals(key))
                .map(Stored::clientKey)
                .findFirst());
    }

    @Override
    public Optional<ClientKey> find(String id) {
        return unitOfWork.call(() -> keys.find(id).map(Stored::clientKey));
    }

    @Override
    public List<ClientKey> all() {
        return unitOfWork.call(() ->
                keys.rows().stream().map(Stored::clientKey).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public void add(ClientKey clientKey, TokenHash key) {
        unitOfWork.run(() -> keys.put(clientKey.id(), new Stored(clientKey, key)));
    }

    @Override
    public void rekey(String id, TokenHash key) {
        unitOfWork.run(() -> keys.find(id).ifPresent(stored -> keys.put(id, new Stored(stored.clientKey(), key))));
    }

    @Override
    public void remove(String id) {
        unitOfWork.run(() -> keys.remove(id));
    }
}
