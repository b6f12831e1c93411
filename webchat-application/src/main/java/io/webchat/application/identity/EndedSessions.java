package io.webchat.application.identity;

import io.webchat.application.signals.Signal;
import io.webchat.application.signals.Signals;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those who hold something for a session that it has ended. */
@Singleton
public final class EndedSessions {
    private final List<Consumer<SessionId>> listeners = new CopyOnWriteArrayList<>();

    private final Signals signals;

    @Inject
    public EndedSessions(Signals signals) {
        this.signals = signals;
        signals.listen(this::heard);
    }

    private void heard(Signal signal) {
        if (signal instanceof Signal.SessionEnded ended) {
            notifyListeners(ended.session());
        }
    }

    /** @param listener returns at once */
    public void listen(Consumer<SessionId> listener) {
        listeners.add(listener);
    }

    /** Called when the end is stored. */
    public void ended(SessionId session) {
        notifyListeners(session);
        signals.publish(List.of(new Signal.SessionEnded(session)));
    }

    private void notifyListeners(SessionId session) {
        listeners.forEach(listener -> listener.accept(session));
    }
}
