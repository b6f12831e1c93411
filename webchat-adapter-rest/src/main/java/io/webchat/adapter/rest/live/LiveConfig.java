package io.webchat.adapter.rest.live;

import java.time.Duration;

/**
 * The beat of open streams and sockets.
 *
 * @param heartbeat after so long without a word, one is sent, so that proxies and clients see that it lives
 * @param lifeSign how often an open one counts as its session's sign of life, and its session is looked at again
 * @param stuck how long one write may take before its reader is dropped; it resumes by its cursor
 * @param silence a socket's client that has not been heard for so long, not even answering pings, is gone
 * @param tick how often the above are looked at
 */
public record LiveConfig(Duration heartbeat, Duration lifeSign, Duration stuck, Duration silence, Duration tick) {
    public static final LiveConfig DEFAULT = new LiveConfig(
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(45),
            Duration.ofSeconds(1));
}
