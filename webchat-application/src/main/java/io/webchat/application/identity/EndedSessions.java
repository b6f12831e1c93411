package io.webchat.application.identity;

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

    @Inject
    public EndedSessions() {}

    /** @param listener returns at once */
    public void listen(Consumer<SessionId> listener) {
        listeners.add(listener);
    }

    /** Called when the end is stored. */
    public void ended(SessionId session) {
        listeners.forEach(listener -> listener.accept(session));
    }
}
