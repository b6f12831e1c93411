package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param number its place in the order of all; 0 before the store has given one
 * @param handle where it goes on its channel
 * @param dueAt when it may be taken next; null once nobody needs to take it any more
 * @param expiresAt when nobody needs to take it any more; null for never
 * @param deadline when it has failed if it hasn't moved on; null for never
 * @param vendorId how the gateway calls it; null before it has said so
 * @param reason why it failed; null unless it did
 * @param hops when it came to each step
 */
public record OutboundMessage(
        MessageId message,
        long number,
        PhoneId phone,
        AccountId owner,
        AccountId contact,
        Channel channel,
        String handle,
        Priority priority,
        Progress progress,
        @Nullable Instant dueAt,
        @Nullable Instant expiresAt,
        @Nullable Instant deadline,
        int attempts,
        @Nullable String vendorId,
        @Nullable String reason,
        Map<Progress, Instant> hops) {
    /** In characters. */
    public static final int MAX_REASON_CHARACTERS = 300;

    /** Whoever has it says within this time that it has gone out. */
    public static final Duration MAX_SENDING = Duration.ofDays(1);

    public OutboundMessage {
        requireNonNull(message, "message is null");
        requireNonNull(phone, "phone is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(contact, "contact is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(handle, "handle is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(progress, "progress is null");
        hops = Map.copyOf(hops);
    }

    /** At its begin. */
    public static OutboundMessage queued(
            MessageId message,
            Phone phone,
            AccountId contact,
            ContactAddress address,
            Priority priority,
            Instant now,
            @Nullable Instant expiresAt) {
        return new OutboundMessage(
                message,
                0,
                phone.id(),
                phone.owner(),
                contact,
                address.channel(),
                address.handle(),
                priority,
                Progress.QUEUED,
                now,
                expiresAt,
                null,
                0,
                null,
                null,
                Map.of(Progress.QUEUED, now));
    }

    /** Nobody has taken it for good yet. */
    public boolean waiting() {
        return dueAt != null;
    }

    public boolean expiredAt(Instant now) {
        return waiting() && expiresAt != null && !now.isBefore(expiresAt);
    }

    public boolean stuckAt(Instant now) {
        return !waiting() && deadline != null && !now.isBefore(deadline);
    }

    /** Given out until {@code leaseEnd}: who takes it says until then what became of it. */
    public OutboundMessage leased(Instant leaseEnd) {
        return with(progress, leaseEnd, deadline, attempts + 1, vendorId, reason, hops);
    }

    /** As {@link #leased}, and it counts as handed over. */
    public OutboundMessage handedOut(Instant leaseEnd, Instant now) {
        return with(
                Progress.HANDED_OVER,
                leaseEnd,
                deadline,
                attempts + 1,
                vendorId,
                reason,
                plus(Progress.HANDED_OVER, now));
    }

    /** To be taken again from {@code next} on. */
    public OutboundMessage again(Instant next, String why) {
        return with(progress, next, deadline, attempts, vendorId, shortened(why), hops);
    }

    public OutboundMessage known(String asVendorId) {
        return with(progress, dueAt, deadline, attempts, asVendorId, reason, hops);
    }

    /** Has failed if it hasn't moved on by {@code end}; null for never. */
    public OutboundMessage within(@Nullable Instant end) {
        return with(progress, dueAt, end, attempts, vendorId, reason, hops);
    }

    /** Further on; unchanged when that is behind it. Whatever is said of it, nobody needs to take it any more. */
    public OutboundMessage moved(Progress next, @Nullable String why, Instant now) {
        if (progress == next && next == Progress.HANDED_OVER && waiting()) {
            return with(progress, null, now.plus(MAX_SENDING), attempts, vendorId, null, hops);
        }
        if (!progress.canBecome(next)) {
            return this;
        }
        return with(
                next,
                null,
                next == Progress.HANDED_OVER ? now.plus(MAX_SENDING) : null,
                attempts,
                vendorId,
                next.bad() ? shortened(why == null ? next.wireName() : why) : null,
                plus(next, now));
    }

    private static String shortened(String why) {
        String clean = why.replace("\u0000", "");
        return clean.codePointCount(0, clean.length()) <= MAX_REASON_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAX_REASON_CHARACTERS));
    }

    private Map<Progress, Instant> plus(Progress step, Instant at) {
        Map<Progress, Instant> all = new EnumMap<>(Progress.class);
        all.putAll(hops);
        all.putIfAbsent(step, at);
        return all;
    }

    private OutboundMessage with(
            Progress nowAt,
            @Nullable Instant nowDue,
            @Nullable Instant nowDeadline,
            int nowAttempts,
            @Nullable String nowVendorId,
            @Nullable String nowReason,
            Map<Progress, Instant> nowHops) {
        return new OutboundMessage(
                message,
                number,
                phone,
                owner,
                contact,
                channel,
                handle,
                priority,
                nowAt,
                nowDue,
                expiresAt,
                nowDeadline,
                nowAttempts,
                nowVendorId,
                nowReason,
                nowHops);
    }
}
