package io.webchat.boot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.Receiver;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was answered is told to callbacks, whatever is killed. */
@Timeout(300)
class CallbackCrashTest {
    private static final int MESSAGES = 400;
    private static final Map<String, String> SETTINGS = Map.of("WEBCHAT_CALLBACK_ALLOWED_HOSTS", "127.0.0.1");

    @Test
    void everyMessageShouldBeToldUnderOneIdWhenRelayAndDatabaseAreKilled() throws Exception {
        Set<String> answered = new HashSet<>();
        try (DataFolder folder = DataFolder.withDatabase();
                Receiver receiver = Receiver.start()) {
            ForkedRelay relay = ForkedRelay.start(folder, SETTINGS);
            Person ana = relay.client().login("ana@example.com", "ana");
            Person ben = relay.client().login("ben@example.com", "ben");
            ana.client()
                    .post("/api/v1/webchat/callbacks/inbound", Map.of("url", receiver.url()))
                    .expect(201);
            send(ben, answered);
            relay.killAll();

            try (ForkedRelay next = ForkedRelay.start(folder, SETTINGS)) {
                send(
                        new Person(
                                ben.email(),
                                ben.address(),
                                Client.of(next.url()).as(ben.token()),
                                ben.token()),
                        answered);

                await().atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> told(receiver).keySet().containsAll(answered));
            }

            assertThat(answered).hasSize(2 * MESSAGES);
            assertThat(told(receiver).values())
                    .allSatisfy(ids -> assertThat(ids).hasSize(1));
        }
    }

    private static void send(Person from, Set<String> answered) {
        for (int i = 0; i < MESSAGES; i++) {
            answered.add(from.send("ana", "text " + i).expect(202).text("message_id"));
        }
    }

    /** For each message the ids under which it was told. */
    private static Map<String, Set<String>> told(Receiver receiver) {
        Map<String, Set<String>> told = new HashMap<>();
        receiver.got()
                .forEach(got -> told.computeIfAbsent(
                                got.json().at("/data/message_id").asText(), key -> new HashSet<>())
                        .add(got.headers().getFirst("webhook-id")));
        return told;
    }
}
