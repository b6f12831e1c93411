package io.webchat.testkit.memory;

import io.webchat.application.bridge.OutboundMessages;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Progress;
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

final class InMemoryOutboundMessages implements OutboundMessages {
    private static final Comparator<OutboundMessage> IN_ORDER = Comparator.comparingLong(OutboundMessage::number);
    private static final Comparator<OutboundMessage> URGENT_FIRST =
            Comparator.comparing(OutboundMessage::priority).reversed().thenComparing(IN_ORDER);

    private final AtomicLong numbers = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, OutboundMessage> outboundMessages;

    InMemoryOutboundMessages(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.outboundMessages = new Table<>(unitOfWork);
    }

    @Override
    public void add(OutboundMessage outboundMessage) {
        unitOfWork.run(() ->
                outboundMessages.put(outboundMessage.message(), numbered(outboundMessage, numbers.incrementAndGet())));
    }

    private static OutboundMessage numbered(OutboundMessage outboundMessage, long number) {
        return new OutboundMessage(
                outboundMessage.message(),
                number,
                outboundMessage.phone(),
                outboundMessage.owner(),
                outboundMessage.contact(),
                outboundMessage.channel(),
                outboundMessage.handle(),
                outboundMessage.priority(),
                outboundMessage.progress(),
                outboundMessage.dueAt(),
                outboundMessage.expiresAt(),
                outboundMessage.deadline(),
                outboundMessage.attempts(),
                outboundMessage.vendorId(),
                outboundMessage.reason(),
                outboundMessage.hops());
    }

    @Override
    public List<OutboundMessage> find(Collection<MessageId> messages) {
        return unitOfWork.call(() -> messages.stream()
                .flatMap(id -> outboundMessages.find(id).stream())
                .toList());
    }

    @Override
    public Optional<OutboundMessage> lock(MessageId message) {
        return unitOfWork.call(() -> outboundMessages.find(message));
    }

    @Override
    public Optional<MessageId> byVendorId(PhoneId phone, String vendorId) {
        return all(outboundMessage ->
                        outboundMessage.phone().equals(phone) && vendorId.equals(outboundMessage.vendorId()))
                .map(OutboundMessage::message)
                .findFirst();
    }

    @Override
    public void update(OutboundMessage outboundMessage) {
        unitOfWork.run(() -> outboundMessages.put(outboundMessage.message(), outboundMessage));
    }

    @Override
    public List<OutboundMessage> take(PhoneId phone, Set<Channel> channels, Instant now, int limit) {
        return due(phone, channels, now).limit(limit).toList();
    }

    @Override
    public List<OutboundMessage> takeInTurn(PhoneId phone, Channel channel, Instant now, int limit) {
        return due(phone, Set.of(channel), now)
                .filter(outboundMessage -> all(OutboundMessage::waiting)
                        .noneMatch(other -> other.contact().equals(outboundMessage.contact())
                                && other.channel() == channel
                                && other.number() < outboundMessage.number()))
                .limit(limit)
                .toList();
    }

    private Stream<OutboundMessage> due(PhoneId phone, Set<Channel> channels, Instant now) {
        return all(outboundMessage -> outboundMessage.phone().equals(phone)
                        && channels.contains(outboundMessage.channel())
                        && passed(outboundMessage.dueAt(), now)
                        && !passed(outboundMessage.expiresAt(), now))
                .sorted(URGENT_FIRST);
    }

    private static boolean passed(@Nullable Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }

    @Override
    public List<PhoneChannel> due(Instant now) {
        return all(outboundMessage -> passed(outboundMessage.dueAt(), now))
                .map(outboundMessage -> new PhoneChannel(outboundMessage.phone(), outboundMessage.channel()))
                .distinct()
                .toList();
    }

    @Override
    public List<MessageId> overdue(Instant now, int limit) {
        return ids(outboundMessage -> outboundMessage.expiredAt(now) || outboundMessage.stuckAt(now), limit);
    }

    @Override
    public List<MessageId> waiting(PhoneId phone, int limit) {
        return ids(outboundMessage -> outboundMessage.phone().equals(phone) && outboundMessage.waiting(), limit);
    }

    private List<MessageId> ids(Predicate<OutboundMessage> wanted, int limit) {
        return all(wanted)
                .sorted(IN_ORDER)
                .limit(limit)
                .map(OutboundMessage::message)
                .toList();
    }

    @Override
    public List<OutboundMessage> underWay(PhoneId phone, Channel channel, Instant since, int limit) {
        return all(outboundMessage -> outboundMessage.phone().equals(phone)
                        && outboundMessage.channel() == channel
                        && (outboundMessage.progress() == Progress.HANDED_OVER
                                || outboundMessage.progress() == Progress.SENT)
                        && !outboundMessage.waiting()
                        && outboundMessage.vendorId() != null
                        && (outboundMessage.deadline() == null
                                || !outboundMessage.deadline().isBefore(since)))
                .sorted(IN_ORDER.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean openBefore(AccountId contact, long number) {
        return all(outboundMessage -> outboundMessage.contact().equals(contact)
                        && outboundMessage.number() < number
                        && outboundMessage.progress().compareTo(Progress.DELIVERED) < 0)
                .findAny()
                .isPresent();
    }

    private Stream<OutboundMessage> all(Predicate<OutboundMessage> wanted) {
        return unitOfWork.call(outboundMessages::rows).stream().filter(wanted);
    }
}
