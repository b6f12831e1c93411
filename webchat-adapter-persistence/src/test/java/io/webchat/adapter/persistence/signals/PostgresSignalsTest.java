package io.webchat.adapter.persistence.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.application.signals.Signal;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresSignalsTest {
    private static final Signal ANYTHING = new Signal.AnythingChanged();

    private final PostgresSignals one = new PostgresSignals(PostgresStore.server());
    private final PostgresSignals other = new PostgresSignals(PostgresStore.server());
    private final Set<Signal> atOne = ConcurrentHashMap.newKeySet();
    private final Set<Signal> atOther = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void start() {
        one.listen(atOne::add);
        other.listen(atOther::add);
        one.start();
        other.start();
        // What a listener hears first: signals from before it listened may be lost.
        await().until(() -> atOne.remove(ANYTHING) && atOther.contains(ANYTHING));
        atOther.clear();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void signalsShouldReachTheOtherNodeAndNotTheirOwn() {
        List<Signal> signals = List.of(
                new Signal.LogGrew(new AccountId(42)),
                new Signal.QueueGrew(new PhoneId("phone.1")),
                new Signal.SessionEnded(new SessionId("ses_1")),
                new Signal.FactChanged("address", "tg: ä =*"));

        one.publish(signals);

        await().until(() -> atOther.containsAll(signals));
        assertThat(atOther).hasSize(signals.size());
        assertThat(atOne).isEmpty();
    }

    @Test
    void moreSignalsThanANotificationTakesShouldArrive() {
        List<Signal.LogGrew> many = LongStream.rangeClosed(1, 5_000)
                .mapToObj(id -> new Signal.LogGrew(new AccountId(id)))
                .toList();

        one.publish(many);

        await().until(() -> atOther.containsAll(many));
    }

    @Test
    void tooManySignalsShouldBecomeOneThatStandsForAll() {
        one.publish(LongStream.rangeClosed(1, 30_000)
                .mapToObj(id -> new Signal.LogGrew(new AccountId(id)))
                .toList());

        await().until(() -> atOther.contains(ANYTHING));
        assertThat(atOther).hasSize(1);
    }

    @Test
    void aListenerThatLostItsConnectionShouldHearThatAnythingMayHaveChanged() throws SQLException {
        endListeners();

        await().atMost(Duration.ofSeconds(30)).until(() -> atOther.contains(ANYTHING));
        one.publish(List.of(new Signal.LogGrew(new AccountId(1))));
        await().until(() -> atOther.contains(new Signal.LogGrew(new AccountId(1))));
    }

    @Test
    void aListenerThatFailsShouldNotKeepTheOthersFromHearing() {
        Set<Signal> late = ConcurrentHashMap.newKeySet();
        other.listen(signal -> {
            throw new IllegalStateException("no");
        });
        other.listen(late::add);

        one.publish(List.of(new Signal.LogGrew(new AccountId(1))));

        await().until(() -> !late.isEmpty());
    }

    @Test
    void wordsOfANewerVersionShouldBePassedOver() {
        assertThat(SignalText.read("me", "you x1 l7 s q f lseven f=a *"))
                .containsExactly(new Signal.LogGrew(new AccountId(7)), new Signal.FactChanged("", "a"), ANYTHING);
        assertThat(SignalText.read("me", "me l7")).isEqualTo(Collections.emptyList());
        assertThat(SignalText.read("me", "")).isEmpty();
    }

    private static void endListeners() throws SQLException {
        try (Connection connection = PostgresStore.server().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND query IN ('SELECT 1', 'LISTEN webchat_signals')");
        }
    }
}
