package io.webchat.application.signals;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Carries signals between the relays on one store. A lost signal loses nothing: whoever waits looks at the store now and
 * then, and a cache forgets after seconds. It only costs time.
 */
public interface Signals {
    /** Sends them to the other relays, soon and without keeping the caller. Called after the commit. Never throws. */
    void publish(Collection<? extends Signal> signals);

    /** @param listener gets what other relays publish, one signal after the other; returns at once */
    void listen(Consumer<Signal> listener);

    /** For a relay that is alone on its store. */
    Signals NONE = new Signals() {
        @Override
        public void publish(Collection<? extends Signal> signals) {}

        @Override
        public void listen(Consumer<Signal> listener) {}
    };
}
