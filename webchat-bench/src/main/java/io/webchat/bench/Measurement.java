package io.webchat.bench;

/** One part of the run. It brings what it needs, and leaves nothing running. */
interface Measurement {
    void run(Bench.Run run) throws Exception;
}
