package io.webchat.application.health;

import java.util.Optional;

/** One thing that the relay works with, such as a writable database. Asked often, perhaps by several at once. */
public interface HealthCheck {
    /** A short word that operators see, such as {@code database}; no two checks share one. */
    String name();

    /**
     * What is wrong, empty when nothing is. Anybody can read the sentence, so it says what an operator has to look at
     * and names no host, path or account. One that takes longer than 2 seconds or throws counts as failed.
     */
    Optional<String> problem();

    /** Whether the relay can serve nobody without it; false when only a part of what it does suffers. */
    default boolean essential() {
        return true;
    }
}
