package io.webchat.boot.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Several senders at work, each with a receiver of its own and one that all share; and what must hold afterwards. */
final class Load {
    private static final int SENDERS = 4;
    private static final Duration MAX_STEP = Duration.ofSeconds(40);

    /** Each account and the place where its log begins. */
    private final Map<Person, String> logs = new LinkedHashMap<>();

    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Client client) {
        Person shared = receiver(client, "shared");
        for (int i = 1; i <= SENDERS; i++) {
            Person own = receiver(client, "receiver-" + i);
            Person person = receiver(client, "sender-" + i);
            senders.add(new Sender(person, List.of(own.address(), shared.address())));
        }
    }

    private Person receiver(Client client, String address) {
        Person person = client.login(address + "@example.com", address);
        logs.put(person, person.cursor());
        return person;
    }

    void begin() {
        for (Sender sender : senders) {
            threads.add(Thread.ofPlatform().name(sender.person().address()).start(sender));
        }
        awaitSuccess();
    }

    /** Until each sender has been answered once more, from now on. */
    void awaitSuccess() {
        Instant now = Instant.now();
        await().atMost(MAX_STEP)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> senders.stream()
                        .peek(Load::shouldGoOn)
                        .allMatch(sender -> sender.lastSuccess().isAfter(now)));
    }

    private static void shouldGoOn(Sender sender) {
        assertThat(sender.stopped())
                .as("%s was answered %s", sender.person().address(), sender.refusals())
                .isFalse();
    }

    /** Until so many more have been sent. */
    void awaitMore(int messages) {
        int goal = count() + messages;
        await().atMost(MAX_STEP).pollInterval(Duration.ofMillis(1)).until(() -> {
            senders.forEach(Load::shouldGoOn);
            return count() >= goal;
        });
    }

    int count() {
        return senders.stream().mapToInt(Sender::count).sum();
    }

    void end() throws InterruptedException {
        senders.forEach(Sender::stop);
        for (Thread thread : threads) {
            thread.join(MAX_STEP);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    List<Answer> refusals() {
        return senders.stream().flatMap(sender -> sender.refusals().stream()).toList();
    }

    /** Whatever was answered stands in both logs once and in order, and no log or conversation has a hole. */
    void nothingShouldBeMissing() {
        logs.forEach((person, begin) -> {
            List<JsonNode> log = person.log(begin);
            assertThat(log.stream().map(event -> event.path("seq").asLong()))
                    .as("numbers in the log of %s", person.address())
                    .containsExactlyElementsOf(upTo(log.size()));
            List<JsonNode> messages = log.stream()
                    .filter(event -> event.path("type").asText().equals("message"))
                    .map(event -> event.path("message"))
                    .toList();
            conversationsShouldBeDense(messages);
            senders.forEach(sender -> shouldHold(person, messages, sender));
        });
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void conversationsShouldBeDense(List<JsonNode> messages) {
        Map<String, List<Long>> numbers = new LinkedHashMap<>();
        messages.forEach(
                message -> numbers.computeIfAbsent(message.path("conversation").asText(), key -> new ArrayList<>())
                        .add(message.path("conversation_seq").asLong()));
        numbers.forEach(
                (conversation, found) -> assertThat(found).as(conversation).isEqualTo(upTo(found.size())));
    }

    private static void shouldHold(Person owner, List<JsonNode> messages, Sender sender) {
        boolean own = owner.address().equals(sender.person().address());
        List<String> expected = sender.sent().stream()
                .filter(sent -> own || sent.to().equals(owner.address()))
                .map(sent -> sent.messageId() + " " + sent.conversationSeq() + " " + sent.text())
                .toList();
        List<String> found = messages.stream()
                .filter(message ->
                        message.path("from").asText().equals(sender.person().address()))
                .map(message -> message.path("message_id").asText() + " "
                        + message.path("conversation_seq").asLong() + " "
                        + message.path("text").asText())
                .toList();
        assertThat(found)
                .as("messages of %s in the log of %s", sender.person().address(), owner.address())
                .isEqualTo(expected);
    }
}
