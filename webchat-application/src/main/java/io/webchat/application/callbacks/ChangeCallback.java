package io.webchat.application.callbacks;

import io.webchat.application.egress.TargetGuard;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.egress.TargetUrl;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes a callback, or switches it off or on. One that comes on is called for what comes from then on. */
public final class ChangeCallback {
    /** What is to be different; null for what stays. */
    public record Command(
            SignedIn caller,
            String id,
            @Nullable TargetUrl url,
            @Nullable List<String> channels,
            @Nullable List<String> keywords,
            @Nullable Boolean active) {}

    private final OwnCallbacks ownCallbacks;
    private final Callbacks callbacks;
    private final Deliveries deliveries;
    private final CollectDeliveries collecting;
    private final TargetGuard guard;
    private final Inboxes inboxes;

    @Inject
    ChangeCallback(
            OwnCallbacks ownCallbacks,
            Callbacks callbacks,
            Deliveries deliveries,
            CollectDeliveries collecting,
            TargetGuard guard,
            Inboxes inboxes) {
        this.ownCallbacks = ownCallbacks;
        this.callbacks = callbacks;
        this.deliveries = deliveries;
        this.collecting = collecting;
        this.guard = guard;
        this.inboxes = inboxes;
    }

    public Callback handle(Command command) {
        if (command.url() != null) {
            guard.requireAllowed("url", command.url());
        }
        Callback changed = ownCallbacks.change(
                command.caller(), command.id(), callback -> switched(edited(callback, command), command));
        collecting.follow(changed.owner());
        return changed;
    }

    private static Callback edited(Callback callback, Command command) {
        Callback calling = command.url() == null ? callback : callback.calling(command.url());
        return calling.wanting(new CallbackFilter(
                command.channels() == null ? callback.filter().channels() : CallbackFilter.channels(command.channels()),
                command.keywords() == null
                        ? callback.filter().keywords()
                        : CallbackFilter.keywords(command.keywords())));
    }

    private Callback switched(Callback callback, Command command) {
        if (command.active() == null || command.active() == callback.active()) {
            return callback;
        }
        if (command.active()) {
            callbacks.readUpTo(
                    Map.of(callback.id(), inboxes.bounds(callback.owner()).last()));
            return callback.enabled();
        }
        deliveries.failPending(callback.id());
        return callback.disabled(Disabled.BY_OWNER);
    }
}
