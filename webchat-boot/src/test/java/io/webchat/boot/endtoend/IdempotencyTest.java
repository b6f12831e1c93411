package io.webchat.boot.endtoend;

import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call that creates something, repeated under its idempotency key. */
class IdempotencyTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    /** Calls without a sender, or that make nothing twice by their nature, or are made to be repeated. */
    private static final Set<String> NOT_CREATING = Set.of(
            "/api/v1/pchat/auth/request-code",
            "/api/v1/webchat/groups/{group_id}/members",
            "/api/v1/webchat/groups/{group_id}/join-requests",
            "/api/v1/webchat/callbacks/inbound/{callback_id}/deliveries/{delivery_id}/replay");

    enum Creating {
        MESSAGE("/api/v1/messages", "message_id"),
        QUESTION("/api/v1/webchat/questions", "question_id"),
        GROUP("/api/v1/webchat/groups", "group"),
        CALL("/api/v1/webchat/calls", "call_id"),
        AGENT("/api/v1/pchat/auth/agents", "session_token"),
        PAIRING_CODE("/api/v1/pchat/auth/pairing-codes", "code"),
        CALLBACK("/api/v1/webchat/callbacks/inbound", "secret"),
        REPORT("/api/v1/webchat/abuse-reports", "report_id"),
        CLIENT_KEY("/api/v1/webchat/admin/api-keys", "key"),
        PHONE("/api/v1/webchat/admin/phones", "key"),
        UPLOAD("/api/v1/webchat/upload", "file_id");

        private final String path;
        private final String essence;

        Creating(String path, String essence) {
            this.path = path;
            this.essence = essence;
        }

        /** @param variant other content for another number */
        Map<String, Object> body(Person sender, Person other, int variant) {
            String text = "number " + variant;
            return switch (this) {
                case MESSAGE, QUESTION -> Map.of("to", other.address(), "text", text);
                case GROUP -> Map.of("name", text, "members", List.of(other.address()));
                case CALL ->
                    Map.of("to", other.address(), "media", "audio", "sdp", Map.of("type", "offer", "sdp", text));
                case AGENT -> Map.of("display_name", text);
                case PAIRING_CODE -> Map.of();
                case CALLBACK -> Map.of("url", "https://example.com/" + variant);
                case REPORT -> Map.of("chat_address", other.address(), "reason", text);
                case CLIENT_KEY -> Map.of("name", text);
                case PHONE -> Map.of("phone_id", "phone-" + sender.address() + variant, "owner", sender.email());
                case UPLOAD -> Map.of("text", text);
            };
        }

        Answer call(Client client, Map<String, Object> body, String key, boolean inBody) {
            if (this == UPLOAD) {
                String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                        + body.get("text") + "\r\n"
                        + (inBody
                                ? "--x\r\nContent-Disposition: form-data; name=\"idempotency_key\"\r\n\r\n" + key
                                        + "\r\n"
                                : "")
                        + "--x--\r\n";
                Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "multipart/form-data; boundary=x"));
                if (!inBody) {
                    headers.put("Idempotency-Key", key);
                }
                return client.send("POST", path, ofByteArray(form.getBytes(StandardCharsets.UTF_8)), headers);
            }
            Map<String, Object> whole = new HashMap<>(body);
            if (inBody) {
                whole.put("idempotency_key", key);
                return client.post(path, whole);
            }
            return client.post(path, whole, Map.of("Idempotency-Key", key));
        }
    }

    private static Person admin() {
        String address = RunningRelay.newAddress("admin");
        return RELAY.client().login(address + "@" + RunningRelay.ADMIN_DOMAIN, address);
    }

    @Test
    void everyCreatingRouteShouldBeTriedHere() {
        Set<String> described = new TreeSet<>();
        RELAY.client()
                .get("/openapi.json")
                .expect(200)
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode responses = method.getValue().path("responses");
                    if (responses.has("201") || responses.has("202")) {
                        described.add(path.getKey());
                    }
                }));
        described.removeAll(NOT_CREATING);

        assertThat(described)
                .isEqualTo(Stream.of(Creating.values())
                        .map(creating -> creating.path)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatShouldGetTheFirstAnswer(Creating creating) {
        Person sender = admin();
        Person other = RELAY.person("other");
        Map<String, Object> body = creating.body(sender, other, 1);

        Answer first = creating.call(sender.client(), body, "key-1", true);
        Answer byBody = creating.call(sender.client(), body, "key-1", true);
        Answer byHeader = creating.call(sender.client(), body, "key-1", false);
        Answer another = creating.call(sender.client(), creating.body(sender, other, 2), "key-2", false);

        assertThat(first.status()).as(first.body()).isIn(201, 202);
        assertThat(first.json().has("duplicate")).isFalse();
        for (Answer repeat : List.of(byBody, byHeader)) {
            assertThat(repeat.status()).as(repeat.body()).isEqualTo(200);
            assertThat(repeat.json().path("duplicate").asBoolean()).isTrue();
            assertThat(repeat.json().path(creating.essence))
                    .isEqualTo(first.json().path(creating.essence));
            assertThat(repeat.json().path(creating.essence).isMissingNode()).isFalse();
        }
        assertThat(another.json().path(creating.essence))
                .isNotEqualTo(first.json().path(creating.essence));
    }

    @ParameterizedTest
    @EnumSource
    void otherContentUnderTheSameKeyShouldBeAConflict(Creating creating) {
        if (creating == Creating.PAIRING_CODE) {
            return;
        }
        Person sender = admin();
        Person other = RELAY.person("other");
        Answer first = creating.call(sender.client(), creating.body(sender, other, 1), "key-1", true);
        assertThat(first.status()).isIn(201, 202);

        Answer conflict = creating.call(sender.client(), creating.body(sender, other, 2), "key-1", true);

        assertThat(conflict.status()).as(conflict.body()).isEqualTo(409);
        assertThat(conflict.text("code")).isEqualTo("idempotency_conflict");
        assertThat(creating.call(sender.client(), creating.body(sender, other, 1), "key-1", false)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCallShouldNotUseItsKeyUp(Creating creating) {
        if (creating == Creating.PAIRING_CODE || creating == Creating.UPLOAD || creating == Creating.CALLBACK) {
            return;
        }
        Person sender = admin();
        Person other = RELAY.person("other");
        Map<String, Object> wrong = new HashMap<>(creating.body(sender, other, 1));
        wrong.replaceAll((name, value) -> value instanceof String ? "\u0000" : value);
        Answer refused = creating.call(sender.client(), wrong, "key-1", true);
        assertThat(refused.status()).as(refused.body()).isBetween(400, 499);

        assertThat(creating.call(sender.client(), creating.body(sender, other, 1), "key-1", true)
                        .status())
                .isIn(201, 202);
    }

    @ParameterizedTest
    @EnumSource
    void repeatsAtTheSameMomentShouldCreateOneThing(Creating creating) throws Exception {
        Person sender = admin();
        Person other = RELAY.person("other");
        Map<String, Object> body = creating.body(sender, other, 1);
        CountDownLatch begin = new CountDownLatch(1);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                calls.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                begin.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return creating.call(sender.client(), body, "key-1", true);
                        },
                        threads));
            }
            begin.countDown();
            List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202));
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .hasSize(1);
            assertThat(answers.stream()
                            .map(answer -> answer.json().path(creating.essence))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void keysOfDifferentKindsAndSendersShouldHaveNothingToDoWithEachOther() {
        Person ada = RELAY.person("ada");
        Person bob = RELAY.person("bob");
        for (Creating creating : List.of(Creating.GROUP, Creating.AGENT, Creating.CALL, Creating.REPORT)) {
            assertThat(creating.call(ada.client(), creating.body(ada, bob, 1), "key", true)
                            .status())
                    .isEqualTo(201);
            assertThat(creating.call(bob.client(), creating.body(bob, ada, 1), "key", true)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aKeyThatIsNoneShouldBeRefused() {
        Person ada = RELAY.person("ada");
        for (String key : List.of("x".repeat(201), "\u0000")) {
            Answer refused = Creating.GROUP.call(ada.client(), Creating.GROUP.body(ada, ada, 1), key, true);
            Refusals.shouldName(refused, 422, "idempotency_key");
        }
    }
}
