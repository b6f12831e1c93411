package io.webchat.application.health;

import java.util.Optional;

/** One thing the relay can't work without, such as a writable database. Asked often, perhaps by several at once. */
public interface HealthCheck {
    /** A short word that operators see, such as {@code database}; no two checks share one. */
    String name();

    /**
     * What is wrong, empty when nothing is. Anybody can read the sentence, so it says what an operator has to look at
     * and names no host, path or account. One that takes longer than 2 seconds or throws counts as failed.
     */
    Optional<String> problem();
}
