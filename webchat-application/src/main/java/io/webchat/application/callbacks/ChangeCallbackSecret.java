package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackSecrets;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Gives a callback a new secret. */
public final class ChangeCallbackSecret {
    private final OwnCallbacks ownCallbacks;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ChangeCallbackSecret(OwnCallbacks ownCallbacks, Ids ids, Clock clock) {
        this.ownCallbacks = ownCallbacks;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param overlap how long deliveries are signed with the secret of before too; zero when it has leaked */
    public Callback handle(SignedIn caller, String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(CallbackSecrets.MAX_OVERLAP) > 0) {
            throw Refusal.field(
                    "overlap",
                    "out_of_range",
                    "Give overlap 0 to " + CallbackSecrets.MAX_OVERLAP.toSeconds() + " seconds.");
        }
        return ownCallbacks.change(
                caller,
                id,
                callback -> callback.signedWith(
                        callback.secrets().changedTo(ids.callbackSecret(), clock.instant(), overlap)));
    }
}
