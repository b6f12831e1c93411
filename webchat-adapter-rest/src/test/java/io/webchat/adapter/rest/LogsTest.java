package io.webchat.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webchat.adapter.rest.problem.ProblemMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @AfterEach
    void quiet() {
        for (String name : List.of("access", ProblemMapper.class.getName())) {
            logger(name).setLevel(null);
            logger(name).detachAppender(seen);
        }
    }

    @Test
    void accessIsOneLineWithoutTheQuery() throws Exception {
        listen("access", Level.DEBUG);
        try (RunningServer relay = new RunningServer()) {
            relay.send(relay.to("/try/query?limit=5&q=secret").header("X-Request-Id", "mine"));

            await().until(() -> !seen.list.isEmpty());
            assertThat(seen.list).hasSize(1);
            assertThat(seen.list.getFirst().getFormattedMessage())
                    .matches("127.0.0.1 GET /try/query 200 \\d+ ms \\d+ bytes mine");
        }
    }

    @Test
    void accessIsOffByDefault() throws Exception {
        listen("access", Level.INFO);
        try (RunningServer relay = new RunningServer()) {
            relay.get("/health");
        }

        assertThat(seen.list).isEmpty();
    }

    @Test
    void aFaultIsLoggedOnceWithItsStack() throws Exception {
        listen(ProblemMapper.class.getName(), Level.DEBUG);
        try (RunningServer relay = new RunningServer()) {
            relay.send(relay.to("/try/fault").header("X-Request-Id", "mine"));
            relay.get("/nowhere");
        }

        assertThat(seen.list).hasSize(1);
        assertThat(seen.list.getFirst().getFormattedMessage()).contains("GET", "try/fault", "mine");
        assertThat(seen.list.getFirst().getThrowableProxy().getMessage()).contains("secret thing");
    }

    private void listen(String name, Level level) {
        seen.start();
        logger(name).setLevel(level);
        logger(name).addAppender(seen);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
