package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.messaging.Channel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppTest extends VendorTest {
    private final WhatsApp gateway = new WhatsApp(http);

    @Override
    public WhatsApp testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1555\",\"wa_id\":\"1555\"}],"
                + "\"messages\":[{\"id\":\"wamid.abc\"}]}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of(
                "api_root", url + "/v23.0",
                "access_token", "EAAtoken",
                "phone_number_id", "1066",
                "app_secret", "app-secret-7",
                "verify_token", "verify-7");
    }

    @Override
    FakeVendor.Said no() {
        return error(400, 131026);
    }

    private static FakeVendor.Said error(int status, int code) {
        return FakeVendor.Said.of(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") said\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().at("/text/body").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.WA;
    }

    @Override
    public String somebody() {
        return "+15551230001";
    }

    @Test
    void aMessageShouldBeSentAsTheApiWantsIt() {
        assertThat(gateway.send(working(), message(Channel.WA, "+15551230001")))
                .isEqualTo(new Outcome.Taken("wamid.abc", Progress.HANDED_OVER, 1, "+1555"));

        assertThat(vendor.last().path()).isEqualTo("/v23.0/1066/messages");
        assertThat(vendor.last().headers().getFirst("Authorization")).isEqualTo("Bearer EAAtoken");
        JsonNode body = vendor.last().json();
        assertThat(body.path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(body.path("to").asText()).isEqualTo("15551230001");
        assertThat(body.path("type").asText()).isEqualTo("text");
        assertThat(body.path("biz_opaque_callback_data").asText()).isEqualTo(ID.toString());
    }

    private Outcome outcome(int status, int code) {
        vendor.playing(call -> error(status, code));
        return gateway.send(working(), message(Channel.WA, "+1555"));
    }

    @Test
    void itsNumbersShouldBecomeWords() {
        assertThat(outcome(400, 131047))
                .isEqualTo(new Outcome.Refused(
                        "more than 24 hours since they wrote last: WhatsApp now takes only templates (131047)"));
        assertThat(outcome(429, 130429))
                .isEqualTo(new Outcome.Later(
                        "WhatsApp wants to be called more slowly (130429)", Duration.ofMinutes(1), true));
        assertThat(outcome(500, 131000)).isInstanceOf(Outcome.Later.class);
        assertThat(outcome(400, 131056))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.wholeRoute()).isFalse());
        assertThat(outcome(400, 190)).isEqualTo(new Outcome.Later("it refuses the access token", null, true));
    }

    private VendorCall signed(String body) {
        return call(
                body, Map.of("X-Hub-Signature-256", "sha256=" + Wire.hmacHex("app-secret-7", body.getBytes(UTF_8))));
    }

    private static String value(String rest) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"e\",\"changes\":[{\"field\":\"messages\","
            + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"1555\","
            + "\"phone_number_id\":\"1066\"}," + rest + "}}]}]}";
    }

    @Test
    void whatComesInShouldBeUnderstood() {
        assertThat(gateway.read(
                        working(),
                        signed(value("\"contacts\":[{\"profile\":{\"name\":\"Böb\"},\"wa_id\":\"15551\"}],"
                                + "\"messages\":[{\"from\":\"15551\",\"id\":\"wamid.1\",\"timestamp\":\"1\","
                                + "\"type\":\"text\",\"text\":{\"body\":\"hi\"}},"
                                + "{\"from\":\"15551\",\"id\":\"wamid.2\",\"timestamp\":\"1\",\"type\":\"image\","
                                + "\"image\":{\"id\":\"i\",\"caption\":\"look\"}}]"))))
                .satisfiesExactly(
                        first ->
                                assertThat(first).isEqualTo(new GatewayEvent.Arrived("wamid.1", "+15551", "Böb", "hi")),
                        second -> {
                            GatewayEvent.Arrived image = (GatewayEvent.Arrived) second;
                            assertThat(image.text()).isEqualTo("look");
                            assertThat(image.media())
                                    .extracting(GatewayEvent.Media::reference)
                                    .containsExactly("i");
                        });
    }

    @Test
    void whatBecameOfAMessageShouldBeUnderstood() {
        assertThat(gateway.read(
                        working(),
                        signed(value("\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1\","
                                + "\"biz_opaque_callback_data\":\"" + ID
                                + "\"},{\"id\":\"wamid.1\",\"status\":\"delivered\"},{\"id\":\"wamid.1\",\"status\":\"read\"},"
                                + "{\"id\":\"wamid.1\",\"status\":\"played\"},"
                                + "{\"id\":\"wamid.2\",\"status\":\"failed\",\"errors\":[{\"code\":131026,\"title\":\"Message"
                                + " undeliverable\"}]}]"))))
                .containsExactly(
                        new GatewayEvent.Moved(ID.toString(), Progress.SENT, null),
                        new GatewayEvent.Moved("wamid.1", Progress.DELIVERED, null),
                        new GatewayEvent.Moved("wamid.1", Progress.READ, null),
                        new GatewayEvent.Moved(
                                "wamid.2", Progress.FAILED, "the number can't be reached on WhatsApp (131026)"));
    }

    @Test
    void onlyWhatsAppShouldBeBelieved() {
        String body = value("\"messages\":[]");

        assertThatThrownBy(() -> gateway.read(working(), call(body, Map.of()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(
                        working(),
                        call(
                                body + " ",
                                Map.of(
                                        "X-Hub-Signature-256",
                                        "sha256=" + Wire.hmacHex("app-secret-7", body.getBytes(UTF_8))))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(route(Map.of("app_secret", "")), signed(body)))
                .isInstanceOf(Refusal.class);
        assertThat(gateway.read(
                        route(Map.of("phone_number_id", "2")), signed(value("\"messages\":[{\"from\":\"1\"}]"))))
                .as("another number of the same app")
                .isEmpty();
    }

    @Test
    void thePublishedSignatureShouldComeOut() {
        assertThat(Wire.hmacHex("secret", "test".getBytes(UTF_8)))
                .isEqualTo("0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914");
    }

    @Test
    void itsGreetingShouldBeAnsweredWithTheTokenOnly() {
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.challenge", "1158201444", "hub.verify_token", "verify-7");

        assertThat(gateway.greeting(working(), query)).contains("1158201444");
        assertThat(gateway.greeting(working(), Map.of("hub.mode", "subscribe", "hub.verify_token", "no")))
                .isEmpty();
        assertThat(gateway.greeting(
                        route(Map.of("verify_token", "")), Map.of("hub.mode", "subscribe", "hub.verify_token", "")))
                .isEmpty();
    }

    @Test
    void silenceShouldBeNoticedWhereItsWebhookIsSetUp() {
        assertThat(gateway.patience(working(), Progress.HANDED_OVER)).isNotNull();
        assertThat(gateway.patience(working(), Progress.SENT)).isNull();
        assertThat(gateway.patience(route(Map.of("app_secret", "")), Progress.HANDED_OVER))
                .isNull();
    }

    private GatewayEvent said(String lenient) {
        return gateway.read(
                        working(),
                        signed(value(json("'contacts':[{'profile':{'name':'Bob'},'wa_id':'15551','user_id':'US.77'}],"
                                + "'messages':[{'id':'wamid.9','timestamp':'1750000000'," + lenient + "}]"))))
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'button','button':{'text':'Approve','payload':'p'} | Approve",
                "'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'b','title':'Yes'}} |"
                        + " Yes",
                "'type':'interactive','interactive':{'type':'list_reply','list_reply':{'id':'l','title':'Blue'}} |"
                        + " Blue",
                "'type':'location','location':{'latitude':1.5,'longitude':2,'name':'Cafe'} | [location] Cafe geo:1.5,2",
                "'type':'contacts','contacts':[{'name':{'formatted_name':'Zoe Z'},'phones':[{'phone':'+1555'}]}] |"
                        + " [contact] Zoe Z +1555",
                "'type':'unsupported','errors':[{'code':131051,'title':'Unsupported message'}] | [unsupported]"
                        + " Unsupported message",
            })
    void theWordsOfAMessageShouldBeKept(String content, String text) {
        GatewayEvent.Arrived arrived = (GatewayEvent.Arrived) said("'from':'15551'," + content);

        assertThat(arrived.text()).isEqualTo(text);
        assertThat(arrived.at()).isEqualTo("2025-06-15T15:06:40Z");
    }

    @Test
    void whoNamesOnlyAUserIdShouldBeVisibleAndReached() {
        GatewayEvent.Arrived arrived =
                (GatewayEvent.Arrived) said("'from_user_id':'US.77','type':'text','text':{'body':'hi'}");
        assertThat(arrived.from()).isEqualTo("US.77");
        assertThat(arrived.name()).isEqualTo("Bob");

        gateway.send(working(), message(Channel.WA, "US.77"));

        assertThat(vendor.last().json().path("recipient").asText()).isEqualTo("US.77");
        assertThat(vendor.last().json().has("to")).isFalse();
    }

    @Test
    void aReactionAndAnAnswerShouldBeKnownAsSuch() {
        assertThat(said("'from':'15551','type':'reaction','reaction':{'message_id':'wamid.1','emoji':'\uD83D\uDC4D'}"))
                .isEqualTo(new GatewayEvent.Reacted("wamid.1", "+15551", List.of("\uD83D\uDC4D"), null));
        assertThat(said("'from':'15551','type':'reaction','reaction':{'message_id':'wamid.1','emoji':''}"))
                .isEqualTo(new GatewayEvent.Reacted("wamid.1", "+15551", List.of(), null));
        assertThat(((GatewayEvent.Arrived)
                                said("'from':'15551','type':'text','text':{'body':'1'},'context':{'id':'wamid.4'}"))
                        .replyTo())
                .isEqualTo("wamid.4");
    }

    @Test
    void aLongTextShouldGoInPartsOfWhichEachIsTold() {
        Outcome outcome = gateway.send(working(), message(Channel.WA, "+1555", "word ".repeat(1_000) + "end"));

        assertThat(outcome).isEqualTo(new Outcome.Taken("wamid.abc", Progress.HANDED_OVER, 2, "+1555"));
        assertThat(vendor.calls())
                .extracting(call -> call.json().path("biz_opaque_callback_data").asText())
                .containsExactly(ID + ";1/2", ID + ";2/2");
        assertThat(gateway.read(
                        working(),
                        signed(value(json("'statuses':[{'id':'w','status':'delivered','biz_opaque_callback_data':'" + ID
                                + ";2/2'}]")))))
                .containsExactly(new GatewayEvent.Moved(ID.toString(), Progress.DELIVERED, null, "2", 2));
    }

    @Test
    void filesShouldGoAlongAndBeFetched() {
        vendor.playing(
                call -> FakeVendor.Said.of(200, call.path().endsWith("/media") ? "{\"id\":\"media-1\"}" : yes()));
        gateway.send(
                working(), message(Channel.WA, "+1555", "look", file("cat.jpg", "image/jpeg", FileKind.IMAGE, "JPEG")));

        assertThat(vendor.calls().getFirst().body()).contains("JPEG", "name=\"messaging_product\"");
        assertThat(vendor.last().json().at("/image/id").asText()).isEqualTo("media-1");
        assertThat(vendor.last().json().at("/image/caption").asText()).isEqualTo("look");
        vendor.playing(call -> FakeVendor.Said.of(
                200, call.path().equals("/v23.0/m1") ? "{\"url\":\"" + vendor.url() + "/file\"}" : "bytes"));
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        gateway.fetch(working(), new GatewayEvent.Media("image", "m1", null, "image/jpeg", false, null), 9, into);
        assertThat(into.toString(UTF_8)).isEqualTo("bytes");
    }
}
