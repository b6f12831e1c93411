package io.webchat.boot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.files.Uploads;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.Receiver;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks over HTTP, with real receivers. */
@Timeout(120)
class CallbacksTest {
    private static final String PATH = "/api/v1/webchat/callbacks/inbound";

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private Map<String, String> settings;
    private WebChatRelay relay;
    private Receiver receiver;
    private Person ana;
    private Person ben;

    @BeforeEach
    void start() throws Exception {
        settings = RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.put("WEBCHAT_CALLBACK_ALLOWED_HOSTS", "127.0.0.1");
        relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
        receiver = Receiver.start();
        ana = Client.of(relay.url()).login("ana@example.com", "ana");
        ben = Client.of(relay.url()).login("ben@example.com", "ben");
    }

    @AfterEach
    void stop() {
        relay.stop();
        receiver.close();
    }

    private Answer subscribe(Map<String, ?> body) {
        return ana.client().post(PATH, body);
    }

    private String subscribed(Receiver to) {
        return subscribe(Map.of("url", to.url())).expect(201).text("callback_id");
    }

    private JsonNode log(String id) {
        return ana.client()
                .get(PATH + "/" + id + "/deliveries")
                .expect(200)
                .json()
                .path("deliveries");
    }

    private JsonNode callback(String id) {
        return ana.client().get(PATH + "/" + id).expect(200).json().path("callback");
    }

    @Test
    void aMessageShouldBeToldSignedAndLogged() throws Exception {
        Answer made = subscribe(Map.of("url", receiver.url())).expect(201);
        String id = made.text("callback_id");
        assertThat(id).matches("cb_[0-9a-f]{32}");
        assertThat(made.text("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        ben.send("ben", "not for ana").expect(202);
        Answer sent = ben.send("ana", "hello ana").expect(202);

        Receiver.Got got = receiver.await(1).getFirst();

        assertThat(got.json().path("type").asText()).isEqualTo("message.received");
        JsonNode message = ana.client()
                .get("/api/v1/messages/" + sent.text("message_id"))
                .expect(200)
                .json();
        assertThat(got.json().at("/data/message_id").asText()).isEqualTo(sent.text("message_id"));
        assertThat(got.json().at("/data/created_at").asText())
                .isEqualTo(message.path("created_at").asText())
                .isEqualTo(got.json().path("timestamp").asText());
        assertThat(got.json().at("/data/from").asText()).isEqualTo("ben");
        assertThat(got.json().at("/data/conversation").asText()).isEqualTo("dm:ben");
        assertThat(got.headers().getFirst("webhook-signature")).isEqualTo(signed(made.text("secret"), got));
        await().until(() -> log(id).at("/0/state").asText().equals("delivered"));
        assertThat(log(id)).hasSize(1);
        assertThat(log(id).at("/0/delivery_id").asText())
                .isEqualTo(got.headers().getFirst("webhook-id"));
        assertThat(log(id).at("/0/attempts/0/response_status").asInt()).isEqualTo(200);
        assertThat(ana.client().get(PATH).expect(200).body()).doesNotContain(made.text("secret"));
    }

    /** Every field of a message that the inbox shows is told under the same name. */
    @Test
    void theMessageShouldBeAsTheInboxShowsIt() {
        subscribed(receiver);
        String file = Uploads.upload(ben, "a.txt", new byte[] {65}).expect(201).text("file_id");
        ben.client()
                .post(
                        "/api/v1/messages",
                        Map.of(
                                "to",
                                "ana",
                                "text",
                                "x",
                                "subject",
                                "s",
                                "expires_in",
                                3600,
                                "attachments",
                                List.of(Map.of("file_id", file, "caption", "see"))))
                .expect(202);
        JsonNode told = receiver.await(1).getFirst().json().path("data");

        JsonNode shown = ana.poll(Map.of()).expect(200).json().at("/messages/0");

        assertThat(shown.path("attachments")).hasSize(1);
        shown.properties().stream()
                .filter(field -> !field.getKey().equals("deleted"))
                .forEach(field ->
                        assertThat(told.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    private static String signed(String secret, Receiver.Got got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = got.headers().getFirst("webhook-id") + "."
                + got.headers().getFirst("webhook-timestamp") + "." + got.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void groupMessagesShouldBeTold() {
        subscribed(receiver);
        String group = ben.client()
                .post("/api/v1/webchat/groups", Map.of("name", "team", "members", List.of("ana")))
                .expect(201)
                .json()
                .at("/group/address")
                .asText();

        ben.send(group, "hello team").expect(202);

        Receiver.Got got = receiver.await(1).getFirst();
        assertThat(got.json().at("/data/conversation").asText()).isEqualTo(group);
        assertThat(got.json().at("/data/chat_address").asText()).isEqualTo("ana");
    }

    @Test
    void onlyWhatTheFilterWantsShouldBeTold() {
        subscribe(Map.of("url", receiver.url(), "channels", List.of("pchat", "sms"), "keywords", List.of("ALERT")))
                .expect(201);
        subscribe(Map.of("url", receiver.url(), "channels", List.of("sms"))).expect(201);

        ben.send("ana", "all is well, no alerts").expect(202);
        ben.send("ana", "An alert!").expect(202);

        receiver.await(1);
        ben.send("ana", "second alert").expect(202);
        assertThat(receiver.await(2)).extracting(Receiver.Got::text).containsExactly("An alert!", "second alert");
    }

    @Test
    void aFailureShouldBeTriedAgainAfterSeconds() {
        String id = subscribed(receiver.answering(503));
        ben.send("ana", "hello").expect(202);
        receiver.await(1);
        await().until(() -> log(id).at("/0/attempts").size() == 1);
        assertThat(callback(id).path("failing_since").asText()).isNotEmpty();
        assertThat(log(id).at("/0/next_attempt_at").asText()).isNotEmpty();
        receiver.answering(204);

        List<Receiver.Got> got = receiver.await(2);

        assertThat(got.get(1).headers().getFirst("webhook-id"))
                .isEqualTo(got.get(0).headers().getFirst("webhook-id"));
        await().until(() -> log(id).at("/0/state").asText().equals("delivered"));
        assertThat(callback(id).has("failing_since")).isFalse();
    }

    @Test
    void goneShouldDisableAndBeInTheOwnersInbox() {
        String cursor = ana.cursor();
        String id = subscribed(receiver.answering(410));
        ben.send("ana", "hello").expect(202);

        await().until(() -> !callback(id).path("active").asBoolean());

        assertThat(callback(id).path("disabled_reason").asText()).isEqualTo("gone");
        JsonNode event = ana.log(cursor).stream()
                .filter(one -> one.path("type").asText().equals("callback_disabled"))
                .findFirst()
                .orElseThrow();
        assertThat(event.at("/callback/callback_id").asText()).isEqualTo(id);
        assertThat(event.at("/callback/url").asText()).isEqualTo(receiver.url());
        assertThat(event.at("/callback/reason").asText()).isEqualTo("gone");
    }

    @Test
    void aDeadReceiverShouldHarmNoOther() throws Exception {
        try (Receiver dead = Receiver.start().holding()) {
            IntStream.range(0, 5).forEach(i -> subscribed(dead));
            subscribe(Map.of("url", "http://127.0.0.1:1/refused")).expect(201);
            subscribed(receiver);
            for (int i = 0; i < 100; i++) {
                ben.send("ana", "text " + i).expect(202);
            }

            assertThat(receiver.await(100, Duration.ofSeconds(12)))
                    .extracting(Receiver.Got::text)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "text " + i).toList());
        }
    }

    @Test
    void aNewRelayOnTheSameDatabaseShouldGoOn() throws Exception {
        String id = subscribed(receiver);
        int port = receiver.port();
        ben.send("ana", "before").expect(202);
        // Recorded as delivered, or else it may come once more: delivery is at least once.
        await().until(() -> log(id).at("/0/state").asText().equals("delivered"));
        receiver.close();
        ben.send("ana", "while the receiver is away").expect(202);
        await().until(() -> log(id).at("/0/state").asText().equals("pending")
                && log(id).at("/0/attempts").size() >= 1);
        relay.stop();

        relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
        receiver = Receiver.startAt(port);
        at(ben).send("ana", "after").expect(202);

        assertThat(receiver.await(2))
                .extracting(Receiver.Got::text)
                .containsExactlyInAnyOrder("while the receiver is away", "after");
    }

    private Person at(Person person) {
        return new Person(
                person.email(), person.address(), Client.of(relay.url()).as(person.token()), person.token());
    }

    @Test
    void whatWasSentThroughAnotherRelayShouldBeTold() {
        subscribed(receiver);
        try (WebChatRelay other = WebChatRelay.of(Settings.from(settings))) {
            other.start();
            Client.of(other.url()).as(ben.token()).post("/api/v1/messages", Map.of("to", "ana", "text", "over there"));

            assertThat(receiver.await(1)).extracting(Receiver.Got::text).containsExactly("over there");
        }
    }

    @Test
    void aTestShouldAnswerHowItWent() {
        String id = subscribed(receiver);

        JsonNode well = ana.client()
                .post(PATH + "/" + id + "/test", Map.of())
                .expect(200)
                .json();
        receiver.answering(500);
        JsonNode ill = ana.client()
                .post(PATH + "/" + id + "/test", Map.of())
                .expect(200)
                .json();

        assertThat(well.path("delivered").asBoolean()).isTrue();
        assertThat(receiver.got().getFirst().json().path("type").asText()).isEqualTo("callback.test");
        assertThat(ill.path("delivered").asBoolean()).isFalse();
        assertThat(ill.at("/delivery/attempts/0/response_status").asInt()).isEqualTo(500);
        assertThat(log(id)).hasSize(2);
    }

    @Test
    void aDeliveryShouldBeReplayed() {
        String id = subscribed(receiver);
        ben.send("ana", "hello").expect(202);
        String delivery = receiver.await(1).getFirst().headers().getFirst("webhook-id");
        await().until(() -> log(id).at("/0/state").asText().equals("delivered"));

        Answer replayed = ana.client()
                .post(PATH + "/" + id + "/deliveries/" + delivery + "/replay", Map.of())
                .expect(202);

        assertThat(replayed.json().at("/delivery/state").asText()).isEqualTo("pending");
        assertThat(receiver.await(2).getLast().headers().getFirst("webhook-id")).isEqualTo(delivery);
        await().until(() -> log(id).at("/0/attempts").size() == 2);
    }

    @Test
    void aNewSecretShouldSignBesideTheOldOne() throws Exception {
        Answer made = subscribe(Map.of("url", receiver.url())).expect(201);
        String path = PATH + "/" + made.text("callback_id");

        Answer rotated = ana.client().post(path + "/rotate-secret", Map.of()).expect(200);
        ana.client().post(path + "/test", Map.of()).expect(200);
        Receiver.Got both = receiver.await(1).getFirst();
        Answer leaked =
                ana.client().post(path + "/rotate-secret", Map.of("overlap", 0)).expect(200);
        ana.client().post(path + "/test", Map.of()).expect(200);
        Receiver.Got one = receiver.await(2).getLast();

        assertThat(both.headers().getFirst("webhook-signature"))
                .isEqualTo(signed(rotated.text("secret"), both) + " " + signed(made.text("secret"), both));
        assertThat(rotated.json().at("/callback/previous_secret_until").asText())
                .isNotEmpty();
        assertThat(one.headers().getFirst("webhook-signature")).isEqualTo(signed(leaked.text("secret"), one));
        ana.client().post(path + "/rotate-secret", Map.of("overlap", -1)).expect(422);
    }

    @Test
    void aCallbackShouldBeChangedSwitchedAndRemoved() {
        String id = subscribed(receiver);
        String path = PATH + "/" + id;
        assertThat(ana.client()
                        .raw("PATCH", path, "{\"keywords\":[\"x\"],\"active\":false}")
                        .expect(200)
                        .json()
                        .at("/callback/disabled_reason")
                        .asText())
                .isEqualTo("by_owner");
        ben.send("ana", "x while off").expect(202);
        ana.client().raw("PATCH", path, "{\"active\":true}").expect(200);
        ben.send("ana", "x while on").expect(202);
        assertThat(receiver.await(1)).extracting(Receiver.Got::text).containsExactly("x while on");

        ana.client().delete(path).expect(200);

        ana.client().get(path).expect(404);
        ana.client().delete(path).expect(404);
        assertThat(ana.client().get(PATH).expect(200).json().path("callbacks")).isEmpty();
    }

    @Test
    void withoutASessionTheIdShouldOnlyBeGoodForRemoving() {
        String path = PATH + "/" + subscribed(receiver);
        Client nobody = Client.of(relay.url());
        nobody.get(path).expect(401);
        nobody.get(path + "/deliveries").expect(401);
        nobody.post(path + "/test", Map.of()).expect(401);
        nobody.raw("PATCH", path, "{}").expect(401);
        nobody.delete(PATH + "/cb_" + "0".repeat(32)).expect(404);
        ben.client().delete(path).expect(404);
        ben.client().get(path).expect(404);

        nobody.delete(path).expect(200);

        ana.client().get(path).expect(404);
    }

    @Test
    void aRepeatShouldBeKnown() {
        Map<String, ?> body = Map.of("url", receiver.url(), "idempotency_key", "k");
        Answer first = subscribe(body).expect(201);
        Answer repeat = subscribe(body).expect(200);

        assertThat(repeat.text("callback_id")).isEqualTo(first.text("callback_id"));
        assertThat(repeat.json().path("duplicate").asBoolean()).isTrue();
        subscribe(Map.of("url", receiver.url() + "/other", "idempotency_key", "k"))
                .expect(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://10.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.2]/",
                "http://[64:ff9b::a00:1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://0.0.0.0/",
            })
    void whatIsNotPublicShouldBeRefused(String url) {
        Answer refused = subscribe(Map.of("url", url)).expect(422);

        assertThat(refused.text("code")).isEqualTo("target_forbidden");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | url",
                "{\"url\":\"not a url\"} | 422 | url",
                "{\"url\":\"http://2130706433/\"} | 422 | url",
                "{\"url\":\"http://example.com\",\"channels\":[\"fax\"]} | 422 | channels",
                "{\"url\":\"http://example.com\",\"keywords\":[\"\"]} | 422 | keywords",
                "{\"url\":\"http://example.com\",\"keywords\":[null]} | 400 | keywords[0]",
                "{\"url\":\"http://example.com\",\"keywords\":\"x\"} | 400 | keywords",
                "{\"url\":5} | 400 | url",
            })
    void badFieldsShouldBeNamed(String body, int status, String field) {
        Answer refused = ana.client().raw("POST", PATH, body).expect(status);

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void badPathsShouldBeNotFound() throws IOException {
        String id = subscribed(receiver);
        for (String path : List.of("/x", "/cb_1", "/" + id + "/x")) {
            ana.client().get(PATH + path).expect(404);
        }
        ana.client().post(PATH + "/" + id + "/deliveries/x/replay", Map.of()).expect(404);
        ana.client().get(PATH + "/" + id + "/deliveries?limit=0").expect(422);
        ana.client().get(PATH + "/" + id + "/deliveries?before=x").expect(422);
    }
}
