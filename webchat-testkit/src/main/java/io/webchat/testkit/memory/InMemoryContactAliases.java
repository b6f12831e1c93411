package io.webchat.testkit.memory;

import io.webchat.application.bridge.ContactAliases;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import java.util.Comparator;
import java.util.Optional;

final class InMemoryContactAliases implements ContactAliases {
    private record Key(AccountId owner, ChatAddress address) {}

    /** @param moved the order in which contacts moved there; 0 for none that did */
    private record Alias(Key key, AccountId contact, int moved) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Key, Alias> aliases;

    InMemoryContactAliases(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.aliases = new Table<>(unitOfWork);
    }

    @Override
    public Optional<AccountId> find(AccountId owner, ChatAddress address) {
        return unitOfWork.call(() -> aliases.find(new Key(owner, address)).map(Alias::contact));
    }

    @Override
    public void add(AccountId owner, ChatAddress address, AccountId contact) {
        Key key = new Key(owner, address);
        unitOfWork.run(() -> {
            if (aliases.find(key).isEmpty()) {
                aliases.put(key, new Alias(key, contact, 0));
            }
        });
    }

    @Override
    public void moved(AccountId owner, ChatAddress address, AccountId contact) {
        Key key = new Key(owner, address);
        unitOfWork.run(() -> {
            int last = aliases.rows().stream().mapToInt(Alias::moved).max().orElse(0);
            aliases.put(key, new Alias(key, contact, last + 1));
        });
    }

    @Override
    public Optional<ChatAddress> present(AccountId contact) {
        return unitOfWork.call(aliases::rows).stream()
                .filter(alias -> alias.contact().equals(contact) && alias.moved() > 0)
                .max(Comparator.comparingInt(Alias::moved))
                .map(alias -> alias.key().address());
    }
}
