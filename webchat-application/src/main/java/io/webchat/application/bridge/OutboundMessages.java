package io.webchat.application.bridge;

import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The messages on their way out, in the order in which they were sent. */
public interface OutboundMessages {
    /** One channel of one phone. */
    record PhoneChannel(PhoneId phone, Channel channel) {}

    /** Gives it its number. Within the unit of work that stores its message. */
    void add(OutboundMessage outboundMessage);

    /** In no order; unknown ids are left out. */
    List<OutboundMessage> find(Collection<MessageId> messages);

    /** Held against other changes until the end of the unit of work. */
    Optional<OutboundMessage> lock(MessageId message);

    /** By the id that a gateway gave it. */
    Optional<MessageId> byVendorId(PhoneId phone, String vendorId);

    void update(OutboundMessage outboundMessage);

    /**
     * Those that wait and are due, the more urgent first, then in their order; held until the end of the unit of work.
     * What others hold is passed over.
     */
    List<OutboundMessage> take(PhoneId phone, Set<Channel> channels, Instant now, int limit);

    /** As {@link #take}, but of each contact only the first that waits, due or not: no message passes another. */
    List<OutboundMessage> takeInTurn(PhoneId phone, Channel channel, Instant now, int limit);

    /** The lines on which something is due. */
    List<PhoneChannel> due(Instant now);

    /** Those that have expired waiting, or are stuck. */
    List<MessageId> overdue(Instant now, int limit);

    /** Those that wait or may still be taken by the phone. */
    List<MessageId> waiting(PhoneId phone, int limit);

    /** Handed over or sent, named by the gateway, since {@code since}; the oldest first. */
    List<OutboundMessage> underWay(PhoneId phone, Channel channel, Instant since, int limit);

    /** Whether one to the contact before {@code number} is still on its way to it. */
    boolean openBefore(AccountId contact, long number);
}
