package io.webchat.boot.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class PhoneTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String PHONES = "/api/v1/webchat/admin/phones";
    private static final String KEYS = "/api/v1/webchat/admin/api-keys";
    private static final String MESSAGES = "/api/v1/messages";
    private static final String QUESTIONS = "/api/v1/webchat/questions";
    private static final String BOB = "+15551230001";

    private final Person admin = admin();
    private final Person ada = relay.person("ada");
    private final String phone = RunningRelay.newAddress("phone");
    private final Client device = device(phone, ada);

    private static Person admin() {
        String address = RunningRelay.newAddress("boss");
        return relay.client().login(address + "@" + RunningRelay.ADMIN_DOMAIN, address);
    }

    private Client device(String id, Person owner) {
        String key = admin.client()
                .post(PHONES, Map.of("phone_id", id, "name", "Pixel", "owner", owner.email()))
                .expect(201)
                .text("key");
        assertThat(key).startsWith("wcp_");
        return relay.client().as(key);
    }

    private String path(String call) {
        return "/api/v1/phones/" + phone + "/" + call;
    }

    private List<JsonNode> pull(Map<String, ?> body) {
        return list(device.post(path("pull"), body), "messages");
    }

    private static List<JsonNode> list(Answer answer, String name) {
        return StreamSupport.stream(answer.expect(200).json().path(name).spliterator(), false)
                .toList();
    }

    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asText()).toList();
    }

    private Answer sms(Client client, String text) {
        return client.post(MESSAGES, Map.of("phone_id", phone, "channel", "sms", "to", BOB, "text", text));
    }

    private Answer report(String id, String status) {
        return device.raw("POST", path("reports"), "[{\"message_id\":\"%s\",\"status\":\"%s\"}]".formatted(id, status))
                .expect(200);
    }

    private static String status(Client client, String id) {
        return client.get(MESSAGES + "/" + id).expect(200).text("status");
    }

    private Answer inbound(String id, String text) {
        return device.post(
                path("inbound"),
                Map.of(
                        "messages",
                        List.of(Map.of("id", id, "channel", "sms", "from", "+1 (555) 123-0001", "text", text))));
    }

    @Test
    void aMessageShouldGoOutHopByHop() {
        Answer sent = sms(ada.client(), "hello").expect(202);
        String id = sent.text("message_id");
        assertThat(sent.text("conversation")).isEqualTo("dm:sms:" + BOB);
        assertThat(status(ada.client(), id)).isEqualTo("queued");

        JsonNode taken = pull(Map.of()).getFirst();
        assertThat(taken.path("message_id").asText()).isEqualTo(id);
        assertThat(taken.path("channel").asText()).isEqualTo("sms");
        assertThat(taken.path("to").asText()).isEqualTo(BOB);
        assertThat(taken.path("text").asText()).isEqualTo("hello");
        assertThat(status(ada.client(), id)).isEqualTo("handed_over");
        assertThat(pull(Map.of())).isEmpty();
        for (String step : List.of("sent", "delivered", "sent", "read")) {
            report(id, step);
        }

        JsonNode found = ada.client().get(MESSAGES + "/" + id).expect(200).json();
        assertThat(found.path("status").asText()).isEqualTo("read");
        assertThat(found.at("/bridge/phone_id").asText()).isEqualTo(phone);
        assertThat(found.at("/bridge/hops").fieldNames())
                .toIterable()
                .containsExactly("queued", "handed_over", "sent", "delivered", "read");
        JsonNode receipts = ada.client()
                .post("/api/v1/webchat/receipt-status", Map.of("message_ids", List.of(id)))
                .expect(200)
                .json();
        assertThat(receipts.path("receipts").path(id).path("status").asText()).isEqualTo("read");
    }

    @Test
    void aFailureShouldBounce() {
        String cursor = ada.cursor();
        String id = sms(ada.client(), "hello").expect(202).text("message_id");
        pull(Map.of());

        device.raw(
                        "POST",
                        path("reports"),
                        "[{\"message_id\":\"%s\",\"status\":\"failed\",\"reason\":\"no signal\"}]".formatted(id))
                .expect(200);

        JsonNode found = ada.client().get(MESSAGES + "/" + id).expect(200).json();
        assertThat(found.path("status").asText()).isEqualTo("failed");
        assertThat(found.at("/bridge/reason").asText()).isEqualTo("no signal");
        JsonNode bounce = ada.log(cursor).getLast();
        assertThat(bounce.path("type").asText()).isEqualTo("bounce");
        assertThat(bounce.at("/bounce/message_id").asText()).isEqualTo(id);
        assertThat(bounce.at("/bounce/reason").asText()).isEqualTo("failed");
    }

    @Test
    void aMessageThatNobodyTakesShouldExpireAndBounce() {
        String cursor = ada.cursor();
        String id = ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "sms", "to", BOB, "text", "now", "expires_in", 1))
                .expect(202)
                .text("message_id");

        List<JsonNode> events = ada.pollFrom(
                        ada.pollFrom(cursor, 30).expect(200).text("cursor"), 30)
                .expect(200)
                .json()
                .path("events")
                .findParents("bounce");
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().at("/bounce/reason").asText()).isEqualTo("expired");
        assertThat(status(ada.client(), id)).isEqualTo("expired");
        assertThat(pull(Map.of())).isEmpty();
    }

    @Test
    void anUrgentMessageShouldNotWaitBehindABatch() {
        for (int i = 0; i < 3; i++) {
            sms(ada.client(), "batch " + i).expect(202);
        }
        ada.client()
                .post(
                        MESSAGES,
                        Map.of("phone_id", phone, "channel", "sms", "to", BOB, "text", "fire", "priority", "high"))
                .expect(202);

        assertThat(texts(pull(Map.of("limit", 2)), "text")).containsExactly("fire", "batch 0");
    }

    @Test
    void aWaitingPhoneShouldBeWoken() {
        CompletableFuture<List<JsonNode>> waiting = CompletableFuture.supplyAsync(() -> pull(Map.of("wait", 30)));

        sms(ada.client(), "wake up").expect(202);

        assertThat(texts(waiting.join(), "text")).containsExactly("wake up");
    }

    @Test
    void whatComesInShouldBeInTheOwnersInboxOnce() {
        Answer first = inbound("in-1", "hi Ada").expect(200);
        Answer again = inbound("in-1", "hi Ada").expect(200);

        assertThat(again.json().at("/messages/0/duplicate").asBoolean()).isTrue();
        assertThat(again.json().at("/messages/0/message_id"))
                .isEqualTo(first.json().at("/messages/0/message_id"));
        JsonNode message = ada.poll(Map.of()).expect(200).json().at("/messages/0");
        assertThat(message.path("text").asText()).isEqualTo("hi Ada");
        assertThat(message.path("from").asText()).isEqualTo("sms:" + BOB);
        assertThat(message.path("from_kind").asText()).isEqualTo("bridge");
        assertThat(message.path("channel").asText()).isEqualTo("sms");
        assertThat(ada.texts()).isEmpty();

        ada.send("sms:" + BOB, "hi back").expect(202);
        assertThat(texts(pull(Map.of()), "text")).containsExactly("hi back");
        assertThat(texts(
                        list(ada.client().get("/api/v1/webchat/conversations/dm:sms:" + BOB + "/messages"), "messages"),
                        "text"))
                .containsExactly("hi back", "hi Ada");
    }

    @Test
    void aContactShouldBeItsOwnersOnly() {
        Person eve = relay.person("eve");
        inbound("in-1", "hi").expect(200);

        assertThat(texts(list(ada.client().get("/api/v1/webchat/directory?kind=bridge"), "users"), "chat_address"))
                .containsExactly("sms:" + BOB);
        assertThat(list(eve.client().get("/api/v1/webchat/directory?kind=bridge"), "users"))
                .isEmpty();
        assertThat(eve.send("sms:" + BOB, "hi").expect(422).text("code")).isEqualTo("channel_unavailable");
        eve.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "sms", "to", BOB, "text", "x"))
                .expect(404);
        eve.client()
                .get("/api/v1/webchat/conversations/dm:sms:" + BOB + "/messages")
                .expect(404);
        // Another owner has a contact of the same number.
        Client other = device(RunningRelay.newAddress("phone"), eve);
        assertThat(other).isNotNull();
        eve.send("sms:" + BOB, "hi").expect(202);
        assertThat(pull(Map.of())).isEmpty();
    }

    @Test
    void aBlockedContactShouldNotComeThrough() {
        inbound("in-1", "hi").expect(200);
        assertThat(ada.texts()).containsExactly("hi");
        ada.client()
                .post("/api/v1/webchat/blocks", Map.of("chat_address", "sms:" + BOB))
                .expect(200);

        inbound("in-2", "hello?").expect(200);

        assertThat(ada.texts()).isEmpty();
        sms(ada.client(), "no").expect(404);
    }

    @Test
    void aClientKeyShouldSendAndLookAfterWhatItSent() {
        Answer made = admin.client()
                .post(KEYS, Map.of("name", "cron", "phone_ids", List.of(phone)))
                .expect(201);
        String id = made.text("api_key_id");
        Client program = bearer(made.text("key"));

        String message = sms(program, "from a program").expect(202).text("message_id");

        assertThat(status(program, message)).isEqualTo("queued");
        assertThat(ada.log(ada.cursor())).isEmpty();
        assertThat(program.post("/api/v1/webchat/receipt-status", Map.of("message_ids", List.of(message)))
                        .expect(200)
                        .json()
                        .at("/receipts/" + message + "/status")
                        .asText())
                .isEqualTo("queued");
        program.post(MESSAGES, Map.of("channel", "sms", "to", BOB, "text", "x")).expect(422);
        program.post(MESSAGES, Map.of("phone_id", phone, "to", ada.address(), "text", "x"))
                .expect(422);
        program.post(MESSAGES, Map.of("phone_id", "other", "channel", "sms", "to", BOB, "text", "x"))
                .expect(404);
        program.get("/api/v1/pchat/auth/me").expect(401);
        String own = ada.send(ada.address(), "note").expect(202).text("message_id");
        program.get(MESSAGES + "/" + own).expect(404);

        String next = admin.client()
                .post(KEYS + "/" + id + "/rotate", Map.of())
                .expect(200)
                .text("key");
        sms(program, "x").expect(401);
        sms(bearer(next), "x").expect(202);
        assertThat(admin.client().get(KEYS).expect(200).body()).contains(id).doesNotContain(next);
        admin.client().delete(KEYS + "/" + id).expect(200);
        sms(bearer(next), "x").expect(401);
    }

    private static Client bearer(String key) {
        return relay.client().as(key);
    }

    @Test
    void aPhonesKeyShouldOpenThatPhoneOnly() {
        Person eve = relay.person("eve");
        Client other = device(RunningRelay.newAddress("phone"), eve);

        other.post(path("pull"), Map.of()).expect(404);
        relay.client().post(path("pull"), Map.of()).expect(401);
        ada.client().post(path("pull"), Map.of()).expect(401);
        sms(other, "x").expect(401);
        String key = admin.client()
                .post(PHONES + "/" + phone + "/rotate", Map.of())
                .expect(200)
                .text("key");
        device.post(path("pull"), Map.of()).expect(401);
        relay.client().as(key).post(path("pull"), Map.of()).expect(200);
    }

    @Test
    void aRemovedPhoneShouldFailWhatWaitsForIt() {
        String id = sms(ada.client(), "hello").expect(202).text("message_id");

        admin.client().delete(PHONES + "/" + phone).expect(200);

        assertThat(status(ada.client(), id)).isEqualTo("failed");
        device.post(path("pull"), Map.of()).expect(401);
        assertThat(ada.send("sms:" + BOB, "hello?").expect(422).text("code")).isEqualTo("channel_unavailable");
        admin.client().delete(PHONES + "/" + phone).expect(404);
    }

    @Test
    void aRepeatShouldGoOutOnce() {
        Map<String, String> message =
                Map.of("phone_id", phone, "channel", "sms", "to", BOB, "text", "once", "idempotency_key", "key-1");
        String id = ada.client().post(MESSAGES, message).expect(202).text("message_id");

        assertThat(ada.client().post(MESSAGES, message).expect(200).text("message_id"))
                .isEqualTo(id);

        assertThat(pull(Map.of())).hasSize(1);
    }

    @Test
    void aQuestionShouldBeAnsweredByANumber() {
        Answer asked = ada.client()
                .post(
                        QUESTIONS,
                        Map.of(
                                "to",
                                "sms:" + BOB,
                                "text",
                                "Deploy?",
                                "options",
                                List.of(Map.of("id", "yes", "label", "Yes"), Map.of("id", "no", "label", "No"))))
                .expect(201);
        assertThat(texts(pull(Map.of()), "text")).containsExactly("Deploy?\n\n1. Yes\n2. No");

        inbound("in-1", "what is it?").expect(200);
        inbound("in-2", " 2 ").expect(200);

        JsonNode question = ada.client()
                .get(QUESTIONS + "/" + asked.text("question_id") + "?wait=5")
                .expect(200)
                .json()
                .path("question");
        assertThat(question.at("/answer/option").asText()).isEqualTo("no");
        assertThat(question.at("/answer/by").asText()).isEqualTo("sms:" + BOB);
        assertThat(ada.texts()).containsExactly("what is it?", " 2 ");
    }

    @Test
    void whatIsWrongShouldBeRefused() {
        assertThat(ada.client()
                        .post(
                                MESSAGES,
                                Map.of("phone_id", phone, "channel", "email", "to", "a@example.com", "text", "x"))
                        .expect(422)
                        .text("detail"))
                .contains("SMTP_HOST");
        ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "sms", "to", "bob", "text", "x"))
                .expect(422);
        ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "fax", "to", BOB, "text", "x"))
                .expect(422);
        ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "wa", "to", "sms:" + BOB, "text", "x"))
                .expect(422);
        ada.client()
                .post(MESSAGES, Map.of("phone_id", "pchat_free_phone", "channel", "sms", "to", BOB, "text", "x"))
                .expect(422);
        ada.client()
                .post(MESSAGES, Map.of("phone_id", "pchat_free_phone", "to", ada.address(), "text", "note"))
                .expect(202);
        device.post(path("pull"), Map.of("wait", 56)).expect(422);
        device.post(path("pull"), Map.of("limit", "x")).expect(400);
        device.raw("POST", path("reports"), "[{\"message_id\":\"msg_1\",\"status\":\"lost\"}]")
                .expect(422);
        assertThat(report("msg_1", "sent").json().at("/unknown/0").asText()).isEqualTo("msg_1");
        device.raw("POST", path("inbound"), "").expect(400);
        device.raw("POST", path("inbound"), "{}").expect(422);
        ada.client().get(PHONES).expect(403);
        relay.client().get(PHONES).expect(401);
        admin.client()
                .post(PHONES, Map.of("phone_id", phone, "owner", ada.email()))
                .expect(409);
        admin.client()
                .post(PHONES, Map.of("phone_id", "pchat_free_phone", "owner", ada.email()))
                .expect(422);
        admin.client()
                .post(PHONES, Map.of("phone_id", "x", "owner", "nobody@example.com"))
                .expect(422);
        admin.client()
                .post(
                        PHONES,
                        Map.of(
                                "phone_id",
                                "x",
                                "owner",
                                ada.email(),
                                "routes",
                                Map.of("sms", Map.of("gateway", "pigeon"))))
                .expect(422);
    }

    @Test
    void theOwnerShouldSeeHowThePhoneDoes() {
        JsonNode before = list(ada.client().get("/api/v1/phones"), "phones").getFirst();
        assertThat(before.path("online").asBoolean()).isFalse();
        assertThat(before.at("/channels/sms/state").asText()).isEqualTo("offline");
        pull(Map.of());

        JsonNode after = list(ada.client().get("/api/v1/phones"), "phones").getFirst();

        assertThat(after.path("online").asBoolean()).isTrue();
        assertThat(after.at("/channels/sms/state").asText()).isEqualTo("ok");
        assertThat(after.at("/channels/email/state").asText()).isEqualTo("unavailable");
        assertThat(admin.client().get(PHONES).expect(200).body())
                .contains(phone)
                .doesNotContain("wcp_");
    }

    @Test
    void aBadRowShouldNotKeepTheOthersFromBeingTaken() {
        Answer taken = device.raw(
                        "POST",
                        path("inbound"),
                        "[{\"id\":\"r1\",\"channel\":\"sms\",\"from\":\"" + BOB + "\",\"text\":\"one\"},"
                                                                                + "{\"id\":\"r2\",\"channel\":\"fax\",\"from\":7,\"text\":\"two\"},"
                                                                                + "17,{\"id\":\"r4\",\"channel\":\"sms\",\"from\":\"HDFC-BK\",\"text\":\"four\",\"received_at\":\"2026-01-02T03:04:05+01:00\"},"
                                                                                + "{\"channel\":\"sms\",\"from\":\"" + BOB + "\",\"text\":{\"odd\":1}},"
                                + "{\"id\":\"r1\",\"channel\":\"sms\",\"from\":\"" + BOB + "\",\"text\":\"one\"}]")
                .expect(200);

        assertThat(texts(list(taken, "messages"), "status"))
                .containsExactly("accepted", "accepted", "refused", "accepted", "accepted", "duplicate");
        assertThat(taken.json().at("/messages/2/reason").asText()).isNotEmpty();
        assertThat(taken.json().at("/messages/1/raw").asBoolean()).isTrue();
        JsonNode messages = ada.poll(Map.of("limit", 50)).expect(200).json().path("messages");
        assertThat(texts(StreamSupport.stream(messages.spliterator(), false).toList(), "text"))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("one"),
                        two -> assertThat(two).startsWith("[not understood]").contains("fax"),
                        four -> assertThat(four).isEqualTo("four"),
                        odd -> assertThat(odd).startsWith("[not understood]").contains("odd"));
        assertThat(messages.at("/2/received_at").asText()).isEqualTo("2026-01-02T02:04:05.000000Z");
        assertThat(messages.at("/2/from_name").asText()).isEqualTo("HDFC-BK");
        assertThat(messages.at("/2/status").asText()).isEqualTo("delivered");
    }

    @Test
    void aBadReportShouldNotKeepTheOthersFromBeingTaken() {
        String id = sms(ada.client(), "hello").expect(202).text("message_id");

        Answer reported = device.raw(
                        "POST",
                        path("reports"),
                        "[{\"message_id\":\"" + id + "\",\"status\":\"exploded\"},{\"status\":\"sent\"},"
                                + "{\"message_id\":\"msg_1\",\"status\":\"sent\"},{\"message_id\":\"" + id
                                + "\",\"status\":\"sent\"}]")
                .expect(200);

        assertThat(texts(list(reported, "results"), "status"))
                .containsExactly("refused", "refused", "unknown", "accepted");
        assertThat(status(ada.client(), id)).isEqualTo("sent");
    }

    @Test
    void theLengthOfAnSmsShouldBeToldBeforeItIsSent() {
        Answer checked = ada.client()
                .post(
                        MESSAGES + "?dry_run=true",
                        Map.of("phone_id", phone, "channel", "sms", "to", "0044 20 7946 0000", "text", "ć".repeat(71)))
                .expect(200);

        assertThat(checked.text("to")).isEqualTo("+442079460000");
        assertThat(checked.json().at("/sms/encoding").asText()).isEqualTo("ucs-2");
        assertThat(checked.json().at("/sms/parts").asInt()).isEqualTo(2);
        assertThat(pull(Map.of())).isEmpty();
    }

    @Test
    void aNoticeShouldNeedNoRecipient() {
        ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", "notify", "text", "done"))
                .expect(202);

        assertThat(texts(pull(Map.of()), "text")).containsExactly("done");
    }

    @Test
    void aBodyThatNamesAnotherSenderShouldBeRefused() {
        String other = admin.address();
        assertThat(ada.client()
                        .post(MESSAGES, Map.of("to", ada.address(), "text", "hi", "chat_address", other))
                        .expect(403)
                        .text("code"))
                .isEqualTo("sender_mismatch");
        for (String call :
                List.of("webchat/typing", "webchat/edit", "webchat/delete", "webchat/react", "webchat/groups")) {
            ada.client().post("/api/v1/" + call, Map.of("chat_address", other)).expect(403);
        }
    }

    @Test
    void whoIsNoAdminShouldBeRefusedBeforeTheBodyIsRead() {
        assertThat(ada.client().raw("POST", PHONES, "no JSON").expect(403).text("code"))
                .isEqualTo("admin_required");
        relay.client().raw("POST", KEYS, "no JSON").expect(401);
    }
}
