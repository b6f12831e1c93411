package io.webchat.testkit.memory;

import io.webchat.application.bridge.Phones;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class InMemoryPhones implements Phones {
    private static final Comparator<Phone> OLDEST_FIRST = Comparator.comparing(Phone::createdAt)
            .thenComparing(phone -> phone.id().value());

    private record Stored(Phone phone, TokenHash key, Map<Channel, Route> routes) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<PhoneId, Stored> phones;
    private final Table<AccountId, PhoneId> last;

    InMemoryPhones(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.phones = new Table<>(unitOfWork);
        this.last = new Table<>(unitOfWork);
    }

    @Override
    public Optional<Phone> find(PhoneId id) {
        return unitOfWork.call(() -> phones.find(id).map(Stored::phone));
    }

    @Override
    public Optional<Phone> find(TokenHash key) {
        return unitOfWork.call(() -> phones.rows().stream()
                .filter(stored -> stored.key().equals(key))
                .map(Stored::phone)
                .findFirst());
    }

    @Override
    public List<Phone> ownedBy(AccountId owner) {
        return all().stream().filter(phone -> phone.owner().equals(owner)).toList();
    }

    @Override
    public List<Phone> all() {
        return unitOfWork.call(() ->
                phones.rows().stream().map(Stored::phone).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public boolean add(Phone phone, TokenHash key) {
        return unitOfWork.call(() -> {
            if (phones.find(phone.id()).isPresent()) {
                return false;
            }
            phones.put(phone.id(), new Stored(phone, key, Map.of()));
            return true;
        });
    }

    private void change(PhoneId id, UnaryOperator<Stored> step) {
        unitOfWork.run(() -> phones.find(id).ifPresent(stored -> phones.put(id, step.apply(stored))));
    }

    @Override
    public void rekey(PhoneId id, TokenHash key) {
        change(id, stored -> new Stored(stored.phone(), key, stored.routes()));
    }

    @Override
    public void give(PhoneId id, AccountId owner) {
        change(
                id,
                stored -> new Stored(
                        new Phone(
                                id,
                                stored.phone().name(),
                                owner,
                                stored.phone().createdAt(),
                                stored.phone().lastSeenAt()),
                        stored.key(),
                        stored.routes()));
    }

    @Override
    public void remove(PhoneId id) {
        unitOfWork.run(() -> phones.remove(id));
    }

    @Override
    public void seen(PhoneId id, Instant at) {
        change(
                id,
                stored -> new Stored(
                        new Phone(
                                id,
                                stored.phone().name(),
                                stored.phone().owner(),
                                stored.phone().createdAt(),
                                at),
                        stored.key(),
                        stored.routes()));
    }

    @Override
    public Map<Channel, Route> routes(PhoneId id) {
        return unitOfWork.call(() -> phones.find(id).map(Stored::routes).orElse(Map.of()));
    }

    @Override
    public void setRoutes(PhoneId id, Map<Channel, Route> routes) {
        change(id, stored -> new Stored(stored.phone(), stored.key(), Map.copyOf(routes)));
    }

    @Override
    public Optional<PhoneId> lastOf(AccountId contact) {
        return unitOfWork.call(() -> last.find(contact));
    }

    @Override
    public void usedFor(AccountId contact, PhoneId phone) {
        unitOfWork.run(() -> last.put(contact, phone));
    }
}
