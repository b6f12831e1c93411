package io.webchat.adapter.mail;

import io.webchat.application.health.HealthCheck;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether mail goes out. Who is signed in needs none, so a relay without it serves on. */
public final class MailHealth implements HealthCheck {
    private final MailServer server;

    @Inject
    MailHealth(MailServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "mail";
    }

    /** Without the server's own words, which may name accounts. */
    @Override
    public Optional<String> problem() {
        return server.problem().map(problem -> {
            int words = problem.indexOf(':');
            String plain = words < 0 ? problem : problem.substring(0, words);
            return Character.toUpperCase(plain.charAt(0)) + plain.substring(1) + ".";
        });
    }

    @Override
    public boolean essential() {
        return false;
    }
}
