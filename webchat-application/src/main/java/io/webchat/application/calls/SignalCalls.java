package io.webchat.application.calls;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.messaging.Recipients;
import io.webchat.application.messaging.Views;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts calls and carries what their two sides tell each other, as events of both logs. */
public final class SignalCalls {
    /** In one history. */
    public static final int MAX_CALLS = 200;

    /** Rounds of missed calls. */
    private static final int MAX_AT_ONCE = 500;

    private final Calls calls;
    private final Recipients recipients;
    private final Inboxes inboxes;
    private final Views views;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SignalCalls(
            Calls calls,
            Recipients recipients,
            Inboxes inboxes,
            Views views,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.calls = calls;
        this.recipients = recipients;
        this.inboxes = inboxes;
        this.views = views;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Rings at another account.
     *
     * @param offer what the caller's browser offers, as JSON text
     * @throws Refusal {@code recipient_unknown}
     */
    public CallView start(SignedIn caller, String to, Call.Media media, String offer) {
        requireSize("sdp", offer);
        Sides sides = sides(caller, to);
        String self = String.valueOf(sides.caller().value());
        limits.takeAll(Map.of(
                RateLimit.CALLS_PER_ACCOUNT,
                self,
                RateLimit.CALLS_PER_PAIR,
                self + ">" + sides.callee().value()));
        Instant now = clock.instant();
        Call call = new Call(ids.call(), sides.caller(), sides.callee(), media, Call.State.RINGING, now, null, null);
        unitOfWork.run(() -> {
            calls.add(call);
            tell(call, sides.caller(), "ring", offer, now);
        });
        return CallView.of(call, views);
    }

    private record Sides(AccountId caller, AccountId callee) {}

    private Sides sides(SignedIn caller, String to) {
        AccountId self = caller.account().id();
        if (!(recipients.conversation(caller.account(), to) instanceof Conversation.Direct direct)
                || direct.other(self).equals(self)) {
            throw Refusal.field("to", "not_a_person", "Call one other address.");
        }
        return new Sides(self, direct.other(self));
    }

    /**
     * Passes a signal on.
     *
     * @param data JSON text for the other side's browser; null for none
     * @throws Refusal {@code not_found} for who takes no part; as {@link Call#after} says
     */
    public CallView signal(SignedIn caller, String callId, Call.Signal signal, @Nullable String data) {
        if (data != null) {
            requireSize("data", data);
        }
        AccountId by = caller.account().id();
        limits.take(RateLimit.CALL_SIGNALS_PER_ACCOUNT, String.valueOf(by.value()));
        Instant now = clock.instant();
        return unitOfWork.call(() -> {
            Call call = calls.lock(callId).filter(found -> found.includes(by)).orElseThrow(SignalCalls::unknown);
            Call after = call.after(signal, by, now);
            if (!after.equals(call)) {
                calls.update(after);
            }
            if (!call.state().over()) {
                tell(after, by, signal.wireName(), data, now);
            }
            return CallView.of(after, views);
        });
    }

    /** @throws Refusal {@code not_found} when the caller takes no part in the call */
    public void requireVisible(SignedIn caller, String callId) {
        AccountId by = caller.account().id();
        if (unitOfWork
                .call(() -> calls.lock(callId))
                .filter(found -> found.includes(by))
                .isEmpty()) {
            throw unknown();
        }
    }

    /** Ends what nobody has answered in time. */
    public void endUnanswered() {
        Instant now = clock.instant();
        for (String id : calls.ringingSince(now.minus(Call.MAX_RINGING), MAX_AT_ONCE)) {
            unitOfWork.run(() -> calls.lock(id)
                    .filter(call -> call.rangTooLongAt(now))
                    .map(call -> call.missed(now))
                    .ifPresent(missed -> {
                        calls.update(missed);
                        tell(missed, missed.caller(), "missed", null, now);
                    }));
        }
    }

    /** The latest first. */
    public List<CallView> history(SignedIn caller) {
        return calls.of(caller.account().id(), MAX_CALLS).stream()
                .map(call -> CallView.of(call, views))
                .toList();
    }

    private void tell(Call call, AccountId by, String signal, @Nullable String data, Instant at) {
        EventPayload payload = new EventPayload.CallSignalled(call, by, signal, data);
        inboxes.append(Stream.of(call.caller(), call.callee())
                .map(account -> new Inboxes.NewEvent(account, at, payload))
                .toList());
    }

    private static void requireSize(String field, String data) {
        Text.storable(field, data, Call.MAX_DATA_CHARACTERS);
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "List your calls to see their ids.");
    }
}
