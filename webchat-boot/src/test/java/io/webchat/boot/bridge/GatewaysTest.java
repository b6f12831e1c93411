package io.webchat.boot.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones whose channels go by gateways. */
@Timeout(90)
class GatewaysTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final String PHONES = "/api/v1/webchat/admin/phones";
    private static final String MESSAGES = "/api/v1/messages";
    private static final String BOB = "+15551230001";

    private static final FakeGateways vendors = new FakeGateways();
    private static final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static WebChatRelay relay;

    private final Person admin = person("boss", RunningRelay.ADMIN_DOMAIN);
    private final Person ada = person("ada", "example.com");
    private final String phone = RunningRelay.newAddress("phone");

    @BeforeAll
    static void start() throws Exception {
        mail.start();
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.put("PCHAT_ADMIN_DOMAINS", RunningRelay.ADMIN_DOMAIN);
        settings.put("WEBCHAT_CALLBACK_ALLOWED_HOSTS", "127.0.0.1");
        settings.put("WEBCHAT_PHONE_ID", "settings-phone");
        settings.put("WEBCHAT_PHONE_OWNER", "owner@example.com");
        settings.put("WEBCHAT_NTFY_URL", vendors.url() + "/ntfy");
        settings.put("WEBCHAT_NTFY_TOPIC", "mine");
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
        settings.put("SMTP_FROM", "webchat@example.com");
        relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
    }

    @AfterAll
    static void stop() {
        relay.stop();
        vendors.close();
        mail.stop();
    }

    private static Client client() {
        return Client.of(relay.url());
    }

    private static Person person(String name, String domain) {
        String address = RunningRelay.newAddress(name);
        return client().login(address + "@" + domain, address);
    }

    private Map<String, String> smsGate() {
        return Map.of(
                "gateway", "smsgate",
                "url", vendors.url() + "/smsgate",
                "username", "user-7",
                "password", "pass-7",
                "webhook_key", "hook-7");
    }

    private Answer addPhone(Map<String, ?> routes) {
        return admin.client().post(PHONES, Map.of("phone_id", phone, "owner", ada.email(), "routes", routes));
    }

    private String send(String channel, String to, String text) {
        return ada.client()
                .post(MESSAGES, Map.of("phone_id", phone, "channel", channel, "to", to, "text", text))
                .expect(202)
                .text("message_id");
    }

    private JsonNode message(String id) {
        return ada.client().get(MESSAGES + "/" + id).expect(200).json();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> message(id).path("status").asText().equals(status));
    }

    private JsonNode line(String channel) {
        return ada.client().get("/api/v1/phones").expect(200).json().at("/phones/0/channels/" + channel);
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Answer smsGateTells(String key, String event, String payload) {
        String body =
                "{\"id\":\"env-" + payload.hashCode() + "\",\"event\":\"" + event + "\",\"payload\":" + payload + "}";
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return client().send(
                        "POST",
                        "/api/v1/bridge/smsgate/" + phone,
                        BodyPublishers.ofString(body),
                        Map.of("X-Timestamp", timestamp, "X-Signature", hmac(key, body + timestamp)));
    }

    @Test
    void anSmsShouldGoOutAndItsAnswerComeIn() {
        Answer added = addPhone(Map.of("sms", smsGate())).expect(201);
        assertThat(added.body()).doesNotContain("pass-7", "hook-7", "user-7");
        assertThat(line("sms").path("state").asText()).isEqualTo("unknown");
        String id = send("sms", BOB, "hello");
        awaitStatus(id, "handed_over");

        smsGateTells("hook-7", "sms:sent", "{\"messageId\":\"" + id + "\"}").expect(200);
        smsGateTells("hook-7", "sms:delivered", "{\"messageId\":\"" + id + "\"}")
                .expect(200);
        smsGateTells(
                        "hook-7",
                        "sms:received",
                        "{\"messageId\":\"x\",\"message\":\"hi Ada\",\"sender\":\"" + BOB + "\"}")
                .expect(200);
        smsGateTells(
                        "hook-7",
                        "sms:received",
                        "{\"messageId\":\"x\",\"message\":\"hi Ada\",\"sender\":\"" + BOB + "\"}")
                .expect(200);

        JsonNode found = message(id);
        assertThat(found.path("status").asText()).isEqualTo("delivered");
        assertThat(found.at("/bridge/hops").fieldNames())
                .toIterable()
                .containsExactly("queued", "handed_over", "sent", "delivered");
        assertThat(ada.texts()).containsExactly("hi Ada");
        assertThat(line("sms").path("state").asText()).isEqualTo("ok");
        ada.send("sms:" + BOB, "hi back").expect(202);
        await().until(() -> vendors.got().stream()
                .anyMatch(got -> got.body().at("/textMessage/text").asText().equals("hi back")));
    }

    @Test
    void onlyTheVendorShouldBeBelieved() {
        addPhone(Map.of("sms", smsGate())).expect(201);

        assertThat(smsGateTells("wrong", "sms:received", "{\"message\":\"x\",\"sender\":\"" + BOB + "\"}")
                        .expect(401)
                        .text("code"))
                .isEqualTo("key_invalid");
        client().raw("POST", "/api/v1/bridge/smsgate/" + phone, "{}").expect(401);
        client().raw("POST", "/api/v1/bridge/telegram/" + phone, "{}").expect(404);
        client().raw("POST", "/api/v1/bridge/smsgate/nobody", "{}").expect(404);
        assertThat(ada.texts()).isEmpty();
    }

    @Test
    void aGatewayThatIsDownShouldBeShownAndComeBack() {
        addPhone(Map.of("sms", smsGate())).expect(201);
        vendors.down(true);
        try {
            String id = send("sms", BOB, "hello");
            await().until(() -> line("sms").path("state").asText().equals("failing"));
            assertThat(line("sms").path("problem").asText()).contains("503");
            assertThat(message(id).path("status").asText()).isEqualTo("queued");

            vendors.down(false);

            awaitStatus(id, "handed_over");
            smsGateTells("hook-7", "sms:sent", "{\"messageId\":\"" + id + "\"}").expect(200);
            assertThat(line("sms").path("state").asText()).isEqualTo("ok");
        } finally {
            vendors.down(false);
        }
    }

    @Test
    void aYesThatGotLostShouldNotMakeASecondMessage() {
        addPhone(Map.of("sms", smsGate())).expect(201);
        vendors.hangUp(true);
        try {
            String id = send("sms", BOB, "once");
            await().until(() -> vendors.ids().contains(id));

            vendors.hangUp(false);

            awaitStatus(id, "handed_over");
            assertThat(vendors.ids().stream().filter(id::equals).count())
                    .as("under one id, which the gateway knows")
                    .isGreaterThanOrEqualTo(2);
        } finally {
            vendors.hangUp(false);
        }
    }

    @Test
    void telegramShouldGoBothWays() {
        addPhone(Map.of(
                        "tg",
                        Map.of(
                                "gateway",
                                "telegram",
                                "api_root",
                                vendors.url() + "/telegram",
                                "bot_token",
                                "123:AAAAAAAAAAAAAAAA")))
                .expect(201);
        vendors.update(7, 4242, "hi bot");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.texts().contains("hi bot"));

        String id = ada.send("tg:4242", "hi Bob").expect(202).text("message_id");

        awaitStatus(id, "sent");
        assertThat(vendors.got()).anySatisfy(got -> {
            assertThat(got.path()).isEqualTo("/telegram/bot123:AAAAAAAAAAAAAAAA/sendMessage");
            assertThat(got.body().path("chat_id").asLong()).isEqualTo(4242);
            assertThat(got.body().path("text").asText()).isEqualTo("hi Bob");
        });
    }

    @Test
    void whatsAppShouldGreetSendAndTell() {
        addPhone(Map.of(
                        "wa",
                        Map.of(
                                "gateway", "whatsapp",
                                "api_root", vendors.url() + "/whatsapp",
                                "access_token", "EAA",
                                "phone_number_id", "1066",
                                "app_secret", "app-7",
                                "verify_token", "verify-7")))
                .expect(201);
        String path = "/api/v1/bridge/whatsapp/" + phone;
        assertThat(client().get(path + "?hub.mode=subscribe&hub.challenge=115820&hub.verify_token=verify-7")
                        .expect(200)
                        .body())
                .isEqualTo("115820");
        client().get(path + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=no")
                .expect(403);
        String id = send("wa", BOB, "hello");
        awaitStatus(id, "handed_over");

        String body = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"metadata\":"
                + "{\"phone_number_id\":\"1066\"},\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"read\","
                + "\"biz_opaque_callback_data\":\"" + id + "\"}]}}]}]}";
        client().send(
                        "POST",
                        path,
                        BodyPublishers.ofString(body),
                        Map.of("X-Hub-Signature-256", "sha256=" + hmac("app-7", body)))
                .expect(200);

        assertThat(message(id).path("status").asText()).isEqualTo("read");
    }

    @Test
    void aMailShouldGoOutByTheEmailChannel() {
        addPhone(Map.of()).expect(201);

        String id = send("email", "bob@example.org", "Grüße");

        awaitStatus(id, "sent");
        assertThat(mail.getReceivedMessagesForDomain("bob@example.org")).hasSize(1);
        assertThat(line("email").path("state").asText()).isEqualTo("ok");
    }

    @Test
    void thePhoneOfTheSettingsShouldHaveItsRoutes() {
        Person owner = client().login("owner@example.com", RunningRelay.newAddress("owner"));

        String id = owner.client()
                .post(MESSAGES, Map.of("phone_id", "settings-phone", "channel", "notify", "to", "me", "text", "built"))
                .expect(202)
                .text("message_id");

        await().until(() -> owner.client()
                .get(MESSAGES + "/" + id)
                .expect(200)
                .text("status")
                .equals("sent"));
        assertThat(vendors.got()).anySatisfy(got -> {
            assertThat(got.path()).isEqualTo("/ntfy/");
            assertThat(got.body().path("topic").asText()).isEqualTo("mine");
        });
    }

    @Test
    void anotherRelayShouldCarryByItsPhone() {
        String far = RunningRelay.newAddress("far");
        Answer device = admin.client()
                .post(PHONES, Map.of("phone_id", far, "owner", admin.email()))
                .expect(201);
        String key = admin.client()
                .post("/api/v1/webchat/admin/api-keys", Map.of("name", "up", "phone_ids", List.of(far)))
                .expect(201)
                .text("key");
        addPhone(Map.of("sms", Map.of("gateway", "phonerelay", "url", relay.url(), "api_key", key, "phone_id", far)))
                .expect(201);

        String id = send("sms", BOB, "over two relays");

        awaitStatus(id, "handed_over");
        Client farPhone = client().as(device.text("key"));
        JsonNode taken = farPhone.post("/api/v1/phones/" + far + "/pull", Map.of("wait", 10))
                .expect(200)
                .json()
                .at("/messages/0");
        assertThat(taken.path("text").asText()).isEqualTo("over two relays");
        farPhone.raw(
                        "POST",
                        "/api/v1/phones/" + far + "/reports",
                        "[{\"message_id\":\"" + taken.path("message_id").asText() + "\",\"status\":\"delivered\"}]")
                .expect(200);
        awaitStatus(id, "delivered");
    }

    @Test
    void wrongRoutesShouldBeRefusedAndSecretsNeverShown() {
        assertThat(addPhone(Map.of("sms", Map.of("gateway", "smsgate", "url", vendors.url())))
                        .expect(422)
                        .text("detail"))
                .contains("password");
        assertThat(addPhone(Map.of("sms", Map.of("gateway", "ntfy", "url", vendors.url())))
                        .expect(422)
                        .text("detail"))
                .contains("doesn't carry sms");
        assertThat(addPhone(Map.of("notify", Map.of("gateway", "ntfy", "url", "http://10.0.0.1/", "topic", "mine")))
                        .expect(422)
                        .text("code"))
                .isEqualTo("target_forbidden");
        addPhone(Map.of("sms", smsGate())).expect(201);
        admin.client()
                .put(PHONES + "/" + phone + "/routes", Map.of("routes", Map.of("sms", smsGate())))
                .expect(200);
        String all = admin.client().get(PHONES).expect(200).body();
        assertThat(all).contains("webhook_key").doesNotContain("pass-7", "hook-7");
    }
}
