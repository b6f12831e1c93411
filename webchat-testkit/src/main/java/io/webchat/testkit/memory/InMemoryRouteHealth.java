package io.webchat.testkit.memory;

import io.webchat.application.bridge.RouteHealth;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

final class InMemoryRouteHealth implements RouteHealth {
    private static final Health UNKNOWN = new Health(null, null, null, null);

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<PhoneId, Map<Channel, Health>> phones;

    InMemoryRouteHealth(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.phones = new Table<>(unitOfWork);
    }

    @Override
    public Map<Channel, Health> of(PhoneId phone) {
        return unitOfWork.call(() -> phones.get(phone, Map.of()));
    }

    @Override
    public void worked(PhoneId phone, Channel channel, Instant at) {
        change(phone, channel, known -> new Health(at, known.failedAt(), null, null));
    }

    @Override
    public void failed(PhoneId phone, Channel channel, Instant at, String problem, @Nullable Instant holdUntil) {
        change(phone, channel, known -> new Health(known.workedAt(), at, problem, holdUntil));
    }

    @Override
    public void forget(PhoneId phone) {
        unitOfWork.run(() -> phones.remove(phone));
    }

    private void change(PhoneId phone, Channel channel, UnaryOperator<Health> step) {
        unitOfWork.run(() -> {
            Map<Channel, Health> all = new EnumMap<>(Channel.class);
            all.putAll(phones.get(phone, Map.of()));
            all.put(channel, step.apply(all.getOrDefault(channel, UNKNOWN)));
            phones.put(phone, Map.copyOf(all));
        });
    }
}
