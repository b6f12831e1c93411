package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/** Finds callbacks for those whose own they are; to everybody else there are none. */
final class OwnCallbacks {
    private final Callbacks callbacks;
    private final UnitOfWork unitOfWork;

    @Inject
    OwnCallbacks(Callbacks callbacks, UnitOfWork unitOfWork) {
        this.callbacks = callbacks;
        this.unitOfWork = unitOfWork;
    }

    /** @throws io.webchat.domain.Refusal when there is none */
    Callback one(SignedIn caller, String id) {
        return CallbackId.parse(id)
                .flatMap(callbacks::find)
                .filter(callback -> callback.owner().equals(caller.account().id()))
                .orElseThrow(Callback::unknown);
    }

    /** The callback as it is after the change, which runs in one unit of work with the storing. */
    Callback change(SignedIn caller, String id, UnaryOperator<Callback> change) {
        return unitOfWork.call(() -> {
            Callback present = CallbackId.parse(id)
                    .flatMap(callbacks::lock)
                    .filter(callback -> callback.owner().equals(caller.account().id()))
                    .orElseThrow(Callback::unknown);
            Callback changed = change.apply(present);
            callbacks.update(changed);
            return changed;
        });
    }
}
