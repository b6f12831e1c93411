package io.webchat.testkit.memory;

import io.webchat.application.messaging.MessageWords;

/** The search in memory looks at the messages themselves: there is nothing to take up. */
final class InMemoryMessageWords implements MessageWords {
    @Override
    public boolean takeUpSome() {
        return false;
    }

    @Override
    public void lookForForgotten() {}
}
