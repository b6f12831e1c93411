package io.webchat.boot;

import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import java.util.logging.Level;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs {@link Main} in a process of its own, with a relay that only tells what is done to it. */
final class FixtureMain {
    private FixtureMain() {}

    public static void main(String[] args) {
        System.exit(Main.run(FixtureMain::relay, args));
    }

    private static Relay relay(Settings settings) {
        return new Relay() {
            @Override
            public String url() {
                return "http://" + settings.get(RelaySettings.HOST) + ":" + settings.port();
            }

            @Override
            public void start() {
                MDC.put("request_id", "req_1");
                LoggerFactory.getLogger("io.webchat.Fixture").info("through slf4j");
                MDC.clear();
                java.util.logging.Logger.getLogger("org.example.Jul").log(Level.INFO, "through java.util.logging");
                java.util.logging.Logger.getLogger("org.glassfish.jersey.X").log(Level.INFO, "chatter");
                LoggerFactory.getLogger("org.eclipse.jetty.Server").info("chatter");
            }

            @Override
            public void stop() {
                System.out.println("fixture stopped");
                if (settings.get(RelaySettings.WEBCHAT_STRICT_PORT)) {
                    throw new IllegalStateException("told to fail");
                }
            }
        };
    }
}
