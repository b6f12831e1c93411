package io.webchat.testkit.memory;

import io.webchat.application.bridge.InboundMessages;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryInboundMessages implements InboundMessages {
    private record Key(PhoneId phone, String id) {}

    private record Stored(Key key, long number, @Nullable MessageId message, Instant at) {}

    private final AtomicLong numbers = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Key, Stored> inbound;

    InMemoryInboundMessages(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.inbound = new Table<>(unitOfWork);
    }

    @Override
    public boolean first(PhoneId phone, String inboundId, Instant at) {
        Key key = new Key(phone, inboundId);
        return unitOfWork.call(() -> {
            if (inbound.find(key).isPresent()) {
                return false;
            }
            inbound.put(key, new Stored(key, numbers.incrementAndGet(), null, at));
            return true;
        });
    }

    @Override
    public void became(PhoneId phone, String inboundId, MessageId message) {
        Key key = new Key(phone, inboundId);
        unitOfWork.run(() -> inbound.find(key)
                .ifPresent(stored -> inbound.put(key, new Stored(key, stored.number(), message, stored.at()))));
    }

    @Override
    public @Nullable MessageId message(PhoneId phone, String inboundId) {
        Stored stored =
                unitOfWork.call(() -> inbound.find(new Key(phone, inboundId))).orElse(null);
        return stored == null ? null : stored.message();
    }

    @Override
    public Optional<String> inboundId(PhoneId phone, MessageId message) {
        return unitOfWork.call(inbound::rows).stream()
                .filter(stored -> stored.key().phone().equals(phone) && message.equals(stored.message()))
                .map(stored -> stored.key().id())
                .findFirst();
    }

    @Override
    public List<Arrival> after(PhoneId phone, long number, int limit) {
        return unitOfWork.call(inbound::rows).stream()
                .filter(stored -> stored.key().phone().equals(phone) && stored.number() > number)
                .sorted(Comparator.comparingLong(Stored::number))
                .flatMap(stored -> {
                    MessageId message = stored.message();
                    return message == null ? Stream.<Arrival>empty() : Stream.of(new Arrival(stored.number(), message));
                })
                .limit(limit)
                .toList();
    }

    @Override
    public void forgetBefore(Instant time) {
        unitOfWork.run(() -> inbound.rows().stream()
                .filter(stored -> stored.at().isBefore(time))
                .forEach(stored -> inbound.remove(stored.key())));
    }
}
