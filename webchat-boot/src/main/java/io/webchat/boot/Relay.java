package io.webchat.boot;

/** What {@link Main} runs: one relay that is started once and stopped once. */
public interface Relay {
    /** The address it listens on, without a slash at the end. Known once {@link #start} has returned. */
    String url();

    /**
     * Returns when requests are answered.
     *
     * @throws StartFailure when it can't, for a reason that its user can mend
     */
    void start();

    /** Stops accepting, finishes what is under way, closes. Also called after a {@link #start} that failed. */
    void stop();
}
