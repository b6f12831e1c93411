package io.webchat.application.callbacks;

import static java.util.Objects.requireNonNull;

import io.webchat.application.egress.TargetGuard;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackSecrets;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Has a program called for every message that comes from now on. */
public final class SubscribeCallback {
    /** @param key null when a repeat need not be known */
    public record Command(
            SignedIn caller,
            TargetUrl url,
            CallbackFilter filter,
            @Nullable IdempotencyKey key) {}

    /** @param duplicate the caller made it before, under the same key */
    public record Subscribed(Callback callback, boolean duplicate) {}

    private final Callbacks callbacks;
    private final CollectDeliveries collecting;
    private final TargetGuard guard;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SubscribeCallback(
            Callbacks callbacks,
            CollectDeliveries collecting,
            TargetGuard guard,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.callbacks = callbacks;
        this.collecting = collecting;
        this.guard = guard;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    public Subscribed handle(Command command) {
        guard.requireAllowed("url", command.url());
        AccountId owner = command.caller().account().id();
        Subscribed subscribed = unitOfWork.call(() -> repeated(command, owner) ? first(command, owner) : add(command));
        collecting.follow(owner);
        return subscribed;
    }

    private boolean repeated(Command command, AccountId owner) {
        return command.key() != null && callbacks.find(owner, command.key()).isPresent();
    }

    private Subscribed add(Command command) {
        AccountId owner = command.caller().account().id();
        if (callbacks.of(owner).size() >= Callback.MAX_OF_ONE_ACCOUNT) {
            throw Refusal.of(
                    RefusalCode.CALLBACK_LIMIT,
                    "Remove a callback first: an account has at most " + Callback.MAX_OF_ONE_ACCOUNT + ".");
        }
        Callback callback = new Callback(
                ids.callback(),
                owner,
                command.url(),
                command.filter(),
                CallbackSecrets.only(ids.callbackSecret()),
                null,
                null,
                clock.instant());
        boolean added = callbacks.add(callback, inboxes.bounds(owner).last(), command.key());
        return added ? new Subscribed(callback, false) : first(command, owner);
    }

    private Subscribed first(Command command, AccountId owner) {
        return callbacks
                .find(owner, requireNonNull(command.key()))
                .filter(first ->
                        first.url().equals(command.url()) && first.filter().equals(command.filter()))
                .map(first -> new Subscribed(first, true))
                .orElseThrow(() -> Refusal.field(
                        RefusalCode.IDEMPOTENCY_CONFLICT,
                        "idempotency_key",
                        "used",
                        "Use a new idempotency_key: this one was used for another callback."));
    }
}
