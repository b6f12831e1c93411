package io.webchat.application.messaging;

/** The words that messages are found by. They are taken up behind the commit, so that no send waits for it. */
public interface MessageIndex {
    /**
     * Takes up the words of some messages that were sent, edited or deleted since.
     *
     * @return whether there may be more at once; false also when another node is at it
     */
    boolean takeUpSome();

    /** Looks through all conversations for messages that a crash, or a node that is gone, has left without words. */
    void lookForForgotten();
}
