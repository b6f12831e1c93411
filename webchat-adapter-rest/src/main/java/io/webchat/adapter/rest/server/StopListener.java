package io.webchat.adapter.rest.server;

/** Told first when the server stops, so that calls that wait for something are let go. */
@FunctionalInterface
public interface StopListener {
    /** Returns at once; the server then waits for the requests under way. */
    void onStopping();
}
