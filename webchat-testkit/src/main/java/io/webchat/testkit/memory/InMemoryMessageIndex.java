package io.webchat.testkit.memory;

import io.webchat.application.messaging.MessageIndex;

/** The search in memory looks at the messages themselves: there is nothing to take up. */
final class InMemoryMessageIndex implements MessageIndex {
    @Override
    public boolean takeUpSome() {
        return false;
    }

    @Override
    public void lookForForgotten() {}
}
