package io.webchat.adapter.files;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder can't be written or read: told to the operator with the reason, to callers without. */
final class Unusable {
    private static final Logger log = LoggerFactory.getLogger(Unusable.class);

    private static final Duration COME_AGAIN = Duration.ofSeconds(30);

    private Unusable() {}

    static Refusal because(String undone, IOException reason) {
        log.error("The upload folder failed, could not {}: {}", undone, reason.toString());
        return Refusal.until(
                COME_AGAIN,
                RefusalCode.RELAY_UNAVAILABLE,
                "Try again in a minute: the relay's file storage has no room or can't be reached.");
    }
}
