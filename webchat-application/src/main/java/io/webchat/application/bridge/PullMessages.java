package io.webchat.application.bridge;

import io.webchat.application.files.AttachmentView;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Transit;
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
    public static final int MOST_AT_ONCE = 100;
    public static final int USUAL_LIMIT = 20;
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(55);

    /** How often a waiting phone looks by itself: another node may have queued something, or a lease may have ended. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(1);

    /** One to send. */
    public record Given(Transit transit, Message message, List<AttachmentView> attachments) {}

    private final Transits transits;
    private final Phones phones;
    private final Routes routes;
    private final LeaseTransits leaseTransits;
    private final AttachmentViews attachmentViews;
    private final QueueBell bell;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    PullMessages(
            Transits transits,
            Phones phones,
            Routes routes,
            LeaseTransits leaseTransits,
            AttachmentViews attachmentViews,
            QueueBell bell,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.transits = transits;
        this.phones = phones;
        this.routes = routes;
        this.leaseTransits = leaseTransits;
        this.attachmentViews = attachmentViews;
        this.bell = bell;
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
        int most = inRange("limit", limit, 1, MOST_AT_ONCE, USUAL_LIMIT);
        int wait = inRange("wait", waitSeconds, 0, Math.toIntExact(LONGEST_WAIT.toSeconds()), 0);
        phones.seen(phone.id(), clock.instant());
        Set<Channel> channels = byDevice(phone);
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (true) {
            long seen = bell.count();
            List<Given> given = unitOfWork.call(() -> take(phone, channels, most));
            long left = end - System.nanoTime();
            if (!given.isEmpty() || left <= 0 || bell.stopped()) {
                return given;
            }
            bell.await(seen, Duration.ofNanos(Math.min(left, OWN_LOOK.toNanos())));
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
        return leaseTransits
                .of(transits.take(phone.id(), channels, now, limit), transit -> transit.handedOut(now.plus(LEASE), now))
                .stream()
                .map(leased -> new Given(
                        leased.transit(),
                        leased.message(),
                        attachmentViews.of(leased.message().content().attachments())))
                .toList();
    }
}
