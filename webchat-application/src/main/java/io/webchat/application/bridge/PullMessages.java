package io.webchat.application.bridge;

import io.webchat.application.files.AttachmentView;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives a phone what it has to send, on a lease: what it doesn't report on is given out again. */
public final class PullMessages {
    public static final Duration LEASE = Duration.ofSeconds(60);
    public static final int MAX_AT_ONCE = 100;
    public static final int USUAL_LIMIT = 20;
    public static final Duration MAX_WAIT = Duration.ofSeconds(55);

    /** How often a waiting phone looks by itself: another node may have queued something, or a lease may have ended. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(1);

    /** One to send. */
    public record Given(OutboundMessage outboundMessage, Message message, List<AttachmentView> attachments) {}

    private final OutboundMessages outboundMessages;
    private final Phones phones;
    private final Routes routes;
    private final LeaseOutboundMessages leaseOutboundMessages;
    private final AttachmentViews attachmentViews;
    private final QueueSignal signal;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    PullMessages(
            OutboundMessages outboundMessages,
            Phones phones,
            Routes routes,
            LeaseOutboundMessages leaseOutboundMessages,
            AttachmentViews attachmentViews,
            QueueSignal signal,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.outboundMessages = outboundMessages;
        this.phones = phones;
        this.routes = routes;
        this.leaseOutboundMessages = leaseOutboundMessages;
        this.attachmentViews = attachmentViews;
        this.signal = signal;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * The next ones, the more urgent first.
     *
     * @param limit null for the usual
     * @param waitSeconds how long to wait for one; null for not at all
     */
    public List<Given> handle(Phone phone, @Nullable Integer limit, @Nullable Integer waitSeconds) {
        int most = inRange("limit", limit, 1, MAX_AT_ONCE, USUAL_LIMIT);
        int wait = inRange("wait", waitSeconds, 0, Math.toIntExact(MAX_WAIT.toSeconds()), 0);
        phones.seen(phone.id(), clock.instant());
        Set<Channel> channels = byDevice(phone);
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (true) {
            long seen = signal.count(phone.id());
            List<Given> given = unitOfWork.call(() -> take(phone, channels, most));
            long left = end - System.nanoTime();
            if (!given.isEmpty() || left <= 0 || signal.stopped()) {
                return given;
            }
            signal.await(phone.id(), seen, Duration.ofNanos(Math.min(left, OWN_LOOK.toNanos())));
        }
    }

    private static int inRange(String field, @Nullable Integer wanted, int least, int most, int usual) {
        if (wanted == null) {
            return usual;
        }
        if (wanted < least || wanted > most) {
            throw Refusal.field(field, "out_of_range", "Give " + field + " " + least + " to " + most + ".");
        }
        return wanted;
    }

    private Set<Channel> byDevice(Phone phone) {
        return routes.of(phone.id()).entrySet().stream()
                .filter(entry -> entry.getValue().byDevice())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Given> take(Phone phone, Set<Channel> channels, int limit) {
        Instant now = clock.instant();
        return leaseOutboundMessages
                .of(
                        outboundMessages.take(phone.id(), channels, now, limit),
                        outboundMessage -> outboundMessage.handedOut(now.plus(LEASE), now))
                .stream()
                .map(leased -> new Given(
                        leased.outboundMessage(),
                        leased.message(),
                        attachmentViews.of(leased.message().content().attachments())))
                .toList();
    }
}
