package io.webchat.testkit.memory;

import io.webchat.application.bridge.Transits;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryTransits implements Transits {
    private static final Comparator<Transit> IN_ORDER = Comparator.comparingLong(Transit::number);
    private static final Comparator<Transit> URGENT_FIRST =
            Comparator.comparing(Transit::priority).reversed().thenComparing(IN_ORDER);

    private final AtomicLong numbers = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Transit> transits;

    InMemoryTransits(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.transits = new Table<>(unitOfWork);
    }

    @Override
    public void add(Transit transit) {
        unitOfWork.run(() -> transits.put(transit.message(), numbered(transit, numbers.incrementAndGet())));
    }

    private static Transit numbered(Transit transit, long number) {
        return new Transit(
                transit.message(),
                number,
                transit.phone(),
                transit.owner(),
                transit.contact(),
                transit.channel(),
                transit.handle(),
                transit.priority(),
                transit.progress(),
                transit.dueAt(),
                transit.expiresAt(),
                transit.deadline(),
                transit.attempts(),
                transit.vendorId(),
                transit.reason(),
                transit.hops());
    }

    @Override
    public List<Transit> find(Collection<MessageId> messages) {
        return unitOfWork.call(() ->
                messages.stream().flatMap(id -> transits.find(id).stream()).toList());
    }

    @Override
    public Optional<Transit> lock(MessageId message) {
        return unitOfWork.call(() -> transits.find(message));
    }

    @Override
    public Optional<MessageId> byVendorId(PhoneId phone, String vendorId) {
        return all(transit -> transit.phone().equals(phone) && vendorId.equals(transit.vendorId()))
                .map(Transit::message)
                .findFirst();
    }

    @Override
    public void update(Transit transit) {
        unitOfWork.run(() -> transits.put(transit.message(), transit));
    }

    @Override
    public List<Transit> take(PhoneId phone, Set<Channel> channels, Instant now, int limit) {
        return due(phone, channels, now).limit(limit).toList();
    }

    @Override
    public List<Transit> takeInTurn(PhoneId phone, Channel channel, Instant now, int limit) {
        return due(phone, Set.of(channel), now)
                .filter(transit -> all(Transit::waiting)
                        .noneMatch(other -> other.contact().equals(transit.contact())
                                && other.channel() == channel
                                && other.number() < transit.number()))
                .limit(limit)
                .toList();
    }

    private Stream<Transit> due(PhoneId phone, Set<Channel> channels, Instant now) {
        return all(transit -> transit.phone().equals(phone)
                        && channels.contains(transit.channel())
                        && passed(transit.dueAt(), now)
                        && !passed(transit.expiresAt(), now))
                .sorted(URGENT_FIRST);
    }

    private static boolean passed(@Nullable Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }

    @Override
    public List<Line> due(Instant now) {
        return all(transit -> passed(transit.dueAt(), now))
                .map(transit -> new Line(transit.phone(), transit.channel()))
                .distinct()
                .toList();
    }

    @Override
    public List<MessageId> overdue(Instant now, int limit) {
        return ids(transit -> transit.expiredAt(now) || transit.stuckAt(now), limit);
    }

    @Override
    public List<MessageId> waiting(PhoneId phone, int limit) {
        return ids(transit -> transit.phone().equals(phone) && transit.waiting(), limit);
    }

    private List<MessageId> ids(Predicate<Transit> wanted, int limit) {
        return all(wanted).sorted(IN_ORDER).limit(limit).map(Transit::message).toList();
    }

    @Override
    public List<Transit> underWay(PhoneId phone, Channel channel, Instant since, int limit) {
        return all(transit -> transit.phone().equals(phone)
                        && transit.channel() == channel
                        && (transit.progress() == Progress.HANDED_OVER || transit.progress() == Progress.SENT)
                        && !transit.waiting()
                        && transit.vendorId() != null
                        && (transit.deadline() == null || !transit.deadline().isBefore(since)))
                .sorted(IN_ORDER.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean openBefore(AccountId contact, long number) {
        return all(transit -> transit.contact().equals(contact)
                        && transit.number() < number
                        && transit.progress().compareTo(Progress.DELIVERED) < 0)
                .findAny()
                .isPresent();
    }

    private Stream<Transit> all(Predicate<Transit> wanted) {
        return unitOfWork.call(transits::rows).stream().filter(wanted);
    }
}
