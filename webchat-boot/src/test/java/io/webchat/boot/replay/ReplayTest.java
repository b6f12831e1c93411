package io.webchat.boot.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * People write, change, react, come, go and lose their connections at random, and relay and database are killed: who
 * has nothing but the events, by whatever transport, believes in the end what the relay has stored.
 */
@Timeout(300)
class ReplayTest {
    private static final int KILLS = 2;
    private static final int DEEDS_BETWEEN_KILLS = 120;
    private static final Duration MAX_STEP = Duration.ofSeconds(60);
    private static final String GROUPS = "/api/v1/webchat/groups";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Participant> people = new ArrayList<>();
    private final List<Actions> actions = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private String club = "";
    private DataFolder folder;
    private volatile ForkedRelay relay;

    @BeforeEach
    void start() throws Exception {
        folder = DataFolder.withDatabase();
        relay = ForkedRelay.start(folder, Map.of());
        for (String name : List.of("ada", "bob", "eve", "guest")) {
            people.add(new Participant(Client.of(() -> relay.url()), http, () -> relay.url(), name));
        }
    }

    @AfterEach
    void stop() throws Exception {
        actions.forEach(Actions::stop);
        for (Participant participant : people) {
            participant.close();
        }
        http.shutdownNow();
        relay.close();
        folder.close();
    }

    @Test
    void whoReplaysTheEventsShouldEndUpWithWhatIsStored() throws Exception {
        long seed = new Random().nextLong();
        begin(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitDeeds(DEEDS_BETWEEN_KILLS);
            relay.killAll();
            relay = ForkedRelay.start(folder, Map.of());
        }
        awaitDeeds(DEEDS_BETWEEN_KILLS);
        end();

        assertThat(actions)
                .as("seed %d", seed)
                .allSatisfy(one -> assertThat(one.faults()).isEmpty());
        for (Participant participant : people) {
            Map<String, Replayed.Shown> stored = stored(participant.person());
            if (participant == people.getLast()) {
                // Of what changed in the club while the guest was out, its log tells nothing.
                stored.values().removeIf(shown -> shown.conversation().equals("group:" + club));
            }
            believesWhatIsStored(participant, stored, seed);
        }
    }

    private void begin(long seed) {
        List<String> all = people.stream().map(Participant::address).toList();
        String open = group(Map.of("name", "Crew", "visibility", "private", "members", all));
        String stream = group(Map.of("name", "News", "visibility", "public", "mode", "stream", "members", all));
        club = group(Map.of("name", "Club", "visibility", "private", "members", all));
        for (int i = 0; i < 2; i++) {
            actions.add(new Actions("deeds-" + i, seed + i, people, List.of(open, stream, club), club));
            threads.add(Thread.ofVirtual().start(actions.get(i)));
        }
    }

    private String group(Map<String, ?> settings) {
        return people.getFirst()
                .person()
                .client()
                .post(GROUPS, settings)
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
    }

    private void awaitDeeds(int more) {
        int goal = done() + more;
        await().atMost(MAX_STEP).pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(actions).allSatisfy(one -> assertThat(one.faults()).isEmpty());
            return done() >= goal;
        });
    }

    private int done() {
        return actions.stream().mapToInt(Actions::done).sum();
    }

    private void end() throws InterruptedException {
        actions.forEach(Actions::stop);
        for (Thread thread : threads) {
            assertThat(thread.join(MAX_STEP)).isTrue();
        }
    }

    private static void believesWhatIsStored(Participant participant, Map<String, Replayed.Shown> stored, long seed) {
        for (Reader reader : participant.readers()) {
            String who = "%s by %s, seed %d"
                    .formatted(participant.address(), reader.getClass().getSimpleName(), seed);
            await(who)
                    .atMost(MAX_STEP)
                    .untilAsserted(
                            () -> assertThat(differences(reader.replayed().messages(), stored))
                                    .isEmpty());
            assertThat(reader.replayed().faults()).as(who).isEmpty();
        }
    }

    /** Messages that one may see; of a group, those from before one's time are in no log. */
    private static List<String> differences(Map<String, Replayed.Shown> believed, Map<String, Replayed.Shown> stored) {
        List<String> differences = new ArrayList<>();
        stored.forEach((id, shown) -> {
            Replayed.Shown told = believed.get(id);
            boolean missing = told == null && shown.conversation().startsWith("dm:");
            if (missing || (told != null && !told.equals(shown))) {
                differences.add(id + " is " + shown + ", but told was " + told);
            }
        });
        return differences;
    }

    private static Map<String, Replayed.Shown> stored(Person person) {
        Map<String, Replayed.Shown> stored = new HashMap<>();
        conversations(person)
                .forEach(conversation -> history(person, conversation)
                        .forEach(message ->
                                stored.put(message.path("message_id").asText(), Replayed.Shown.of(message))));
        return stored;
    }

    private static Stream<String> conversations(Person person) {
        List<String> names = new ArrayList<>();
        person.client()
                .get("/api/v1/webchat/conversations")
                .expect(200)
                .json()
                .path("conversations")
                .forEach(conversation ->
                        names.add(conversation.path("conversation").asText()));
        return names.stream();
    }

    private static List<JsonNode> history(Person person, String conversation) {
        List<JsonNode> messages = new ArrayList<>();
        String path = "/api/v1/webchat/conversations/" + conversation + "/messages?limit=100";
        String before = "";
        do {
            JsonNode page = person.client().get(path + before).expect(200).json();
            page.path("messages").forEach(messages::add);
            before = page.path("next_before").isNumber()
                    ? "&before=" + page.path("next_before").asLong()
                    : "";
        } while (!before.isEmpty());
        return messages;
    }
}
