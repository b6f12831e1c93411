package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Removes a callback, and what waits for it. */
public final class RemoveCallback {
    private final Callbacks callbacks;

    @Inject
    RemoveCallback(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** @param caller null for who shows no session: the id, which only its owner was told, is enough to remove it */
    public void handle(@Nullable SignedIn caller, String id) {
        CallbackId callbackId = CallbackId.parse(id)
                .flatMap(callbacks::find)
                .filter(callback -> caller == null
                        || callback.owner().equals(caller.account().id()))
                .map(Callback::id)
                .orElseThrow(Callback::unknown);
        if (!callbacks.remove(callbackId)) {
            throw Callback.unknown();
        }
    }
}
