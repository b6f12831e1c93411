package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayTrouble;
import io.webchat.application.bridge.PolledGateway.Batch;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.messaging.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramTest extends VendorTest {
    private static final String TOKEN = "123456:AAbbccddeeffgg-hh_ii";
    private static final String UPDATE = "{\"update_id\":7,\"message\":{\"message_id\":3,\"date\":1,"
            + "\"chat\":{\"id\":4503599627370497,\"type\":\"private\"},"
            + "\"from\":{\"id\":4503599627370497,\"first_name\":\"Bob\",\"last_name\":\"Bee\"},\"text\":\"hi\"}}";

    private final Telegram gateway = new Telegram(http);

    @Override
    public Telegram testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"ok\":true,\"result\":{\"message_id\":42,\"date\":1,\"chat\":{\"id\":5},\"text\":\"x\"}}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("api_root", url, "bot_token", TOKEN);
    }

    @Override
    FakeVendor.Said no() {
        return FakeVendor.Said.of(
                400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().path("text").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.TG;
    }

    @Override
    public String somebody() {
        return "4503599627370497";
    }

    @Test
    void aMessageShouldGoToTheChat() {
        assertThat(gateway.send(working(), message(Channel.TG, "4503599627370497")))
                .isEqualTo(new Outcome.Taken("5/42", Progress.SENT));

        assertThat(vendor.last().path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(vendor.last().json().path("chat_id").isIntegralNumber()).isTrue();
        assertThat(vendor.last().json().path("chat_id").asLong()).isEqualTo(4503599627370497L);
        gateway.send(working(), message(Channel.TG, "@channel"));
        assertThat(vendor.last().json().path("chat_id").asText()).isEqualTo("@channel");
        assertThat(gateway.send(working(), message(Channel.TG, "+15551230001"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void itShouldBeLeftAloneAsLongAsItSays() {
        vendor.playing(call -> FakeVendor.Said.of(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many"
                        + " Requests\",\"parameters\":{\"retry_after\":35}}"));

        assertThat(gateway.send(working(), message(Channel.TG, "5")))
                .isInstanceOfSatisfying(Outcome.Later.class, later -> {
                    assertThat(later.after()).isEqualTo(Duration.ofSeconds(35));
                    assertThat(later.wholeRoute()).isTrue();
                });
    }

    @Test
    void whoShutTheBotOutShouldFailTheMessageOnly() {
        vendor.playing(call -> FakeVendor.Said.of(
                403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}"));

        assertThat(gateway.send(working(), message(Channel.TG, "5")))
                .isEqualTo(new Outcome.Refused("Forbidden: bot was blocked by the user"));
    }

    @Test
    void whatTelegramCallsWithShouldBeUnderstoodWithTheSecretOnly() {
        var route = route(Map.of("webhook_secret", "s3cret"));

        assertThat(gateway.read(route, call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", "s3cret"))))
                .containsExactly(new GatewayEvent.Arrived(
                        "4503599627370497/3", "4503599627370497", "Bob Bee", "hi", null, null, null, List.of()));
        assertThat(gateway.read(
                        route,
                        call("{\"update_id\":8,\"poll\":{}}", Map.of("X-Telegram-Bot-Api-Secret-Token", "s3cret"))))
                .isEmpty();
        assertThatThrownBy(() -> gateway.read(route, call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", "no"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(route, call(UPDATE, Map.of()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(working(), call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", ""))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatWaitsShouldBeAskedForAndConfirmed() {
        vendor.playing(call -> FakeVendor.Said.of(200, "{\"ok\":true,\"result\":[" + UPDATE + "]}"));
        assertThat(gateway.polled(working())).isTrue();
        assertThat(gateway.polled(route(Map.of("webhook_secret", "s")))).isFalse();

        Batch first = gateway.poll(working(), null, Duration.ofSeconds(25));

        assertThat(first.events())
                .containsExactly(new GatewayEvent.Arrived(
                        "4503599627370497/3", "4503599627370497", "Bob Bee", "hi", null, null, null, List.of()));
        assertThat(first.position()).isEqualTo("8");
        assertThat(vendor.last().path()).isEqualTo("/bot" + TOKEN + "/getUpdates");
        assertThat(vendor.last().json().has("offset")).isFalse();
        assertThat(vendor.last().json().path("timeout").asInt()).isEqualTo(25);
        gateway.poll(working(), "8", Duration.ofSeconds(25));
        assertThat(vendor.last().json().path("offset").asLong()).isEqualTo(8);
        vendor.playing(call -> FakeVendor.Said.of(200, "{\"ok\":true,\"result\":[]}"));
        assertThat(gateway.poll(working(), "8", Duration.ofSeconds(25)).position())
                .isEqualTo("8");
    }

    @Test
    void troubleShouldNotTellTheToken() {
        vendor.playing(call -> FakeVendor.Said.of(409, "{\"ok\":false,\"description\":\"Conflict\"}"));
        assertThatThrownBy(() -> gateway.poll(working(), null, Duration.ofSeconds(1)))
                .isInstanceOf(GatewayTrouble.class)
                .hasMessageContaining("webhook");
        vendor.close();
        assertThatThrownBy(() -> gateway.poll(working(), null, Duration.ofSeconds(1)))
                .isInstanceOf(GatewayTrouble.class)
                .hasMessageNotContaining("AAbb");
    }

    @Test
    void aTokenShouldHaveItsForm() {
        assertThatThrownBy(() -> gateway.check(route(Map.of("bot_token", "../x"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.check(route(Map.of("webhook_secret", "a b"))))
                .isInstanceOf(Refusal.class);
    }

    private List<GatewayEvent> told(String lenient) {
        return gateway.read(
                route(Map.of("webhook_secret", "s3cret")),
                call(json(lenient), Map.of("X-Telegram-Bot-Api-Secret-Token", "s3cret")));
    }

    private GatewayEvent.Arrived arrived(String content) {
        return (GatewayEvent.Arrived) told("{'update_id':1,'message':{'message_id':9,'date':1750000000,"
                        + "'chat':{'id':-5,'type':'group','title':'Family'},"
                        + "'from':{'id':1,'first_name':'Ann','last_name':'Lee'}," + content + "}}")
                .getFirst();
    }

    @Test
    void aMemberOfAGroupShouldBeShownAsTheAuthor() {
        GatewayEvent.Arrived arrived = arrived("'text':'hi','reply_to_message':{'message_id':4}");

        assertThat(arrived.from()).isEqualTo("-5");
        assertThat(arrived.name()).isEqualTo("Family");
        assertThat(arrived.author()).isEqualTo("Ann Lee");
        assertThat(arrived.at()).isEqualTo("2025-06-15T15:06:40Z");
        assertThat(arrived.id()).isEqualTo("-5/9");
        assertThat(arrived.replyTo()).isEqualTo("-5/4");
    }

    @Test
    void aPostOfAChannelShouldBeVisible() {
        assertThat(told("{'update_id':1,'channel_post':{'message_id':2,'date':1750000000,'text':'news',"
                        + "'chat':{'id':-100,'type':'channel','title':'News'},'author_signature':'Eve'}}"))
                .singleElement()
                .isInstanceOfSatisfying(GatewayEvent.Arrived.class, post -> {
                    assertThat(post.text()).isEqualTo("news");
                    assertThat(post.name()).isEqualTo("News");
                    assertThat(post.author()).isEqualTo("Eve");
                });
    }

    @Test
    void anEditShouldBeOne() {
        assertThat(told("{'update_id':1,'edited_message':{'message_id':2,'date':1750000000,'text':'better',"
                        + "'chat':{'id':5,'type':'private'},'from':{'first_name':'Bob'}}}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        GatewayEvent.Edited.class,
                        edited -> assertThat(edited.arrived().id()).isEqualTo("5/2"));
    }

    @Test
    void aGroupThatBecameASupergroupShouldBeFollowed() {
        assertThat(told("{'update_id':1,'message':{'message_id':2,'date':1750000000,'migrate_to_chat_id':-1001,"
                        + "'chat':{'id':-5,'type':'group'}}}"))
                .containsExactly(new GatewayEvent.ChatMoved("-5", "-1001"));
        assertThat(told("{'update_id':1,'message':{'message_id':1,'date':1750000000,'migrate_from_chat_id':-5,"
                        + "'chat':{'id':-1001,'type':'supergroup'}}}"))
                .containsExactly(new GatewayEvent.ChatMoved("-5", "-1001"));
        vendor.playing(call -> FakeVendor.Said.of(
                400,
                json("{'ok':false,'error_code':400,'description':'group chat was upgraded to a supergroup chat',"
                        + "'parameters':{'migrate_to_chat_id':-1001}}")));

        assertThat(gateway.send(working(), message(Channel.TG, "-5"))).isEqualTo(new Outcome.Moved("-1001"));
    }

    @Test
    void aReactionShouldBeOne() {
        assertThat(told("{'update_id':1,'message_reaction':{'chat':{'id':5},'message_id':3,'date':1,"
                        + "'old_reaction':[{'type':'emoji','emoji':'\uD83D\uDC4D'}],"
                        + "'new_reaction':[{'type':'emoji','emoji':'\u2764'},{'type':'custom_emoji'}]}}"))
                .containsExactly(new GatewayEvent.Reacted("5/3", "5", List.of("\u2764"), List.of("\uD83D\uDC4D")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'photo':[{'file_id':'small'},{'file_id':'big'}],'caption':'our cat' | our cat | photo | big",
                "'voice':{'file_id':'v','mime_type':'audio/ogg'} | \"\" | voice | v",
                "'video_note':{'file_id':'n'} | \"\" | video note | n",
                "'document':{'file_id':'d','file_name':'a.pdf'} | \"\" | document | d",
                "'sticker':{'file_id':'s','emoji':'\uD83D\uDE00'} | [sticker \uD83D\uDE00] | sticker | s",
                "'location':{'latitude':51.5,'longitude':-0.12} | [location] geo:51.5,-0.12 | |",
                "'contact':{'first_name':'Zoe','phone_number':'+1555'} | [contact] Zoe +1555 | |",
                "'poll':{'question':'When?','options':[{'text':'now'},{'text':'later'}]} | [poll] When?~1. now~2."
                        + " later | |",
                "'dice':{'emoji':'\uD83C\uDFB2','value':4} | [dice] \uD83C\uDFB2 4 | |",
                "'new_chat_members':[{'first_name':'Tom'}] | [new chat members: Tom] | |",
                "'text':'here','entities':[{'type':'text_link','url':'https://a.example/'}] | here~https://a.example/"
                        + " | |",
            })
    void whatAMessageIsShouldBeSaid(String content, String text, @Nullable String what, @Nullable String file) {
        GatewayEvent.Arrived arrived = arrived(content);

        assertThat(arrived.text()).isEqualTo(text.replace('~', '\n'));
        assertThat(arrived.media().stream().map(GatewayEvent.Media::what))
                .isEqualTo(what == null ? List.of() : List.of(what));
        assertThat(arrived.media().stream().map(GatewayEvent.Media::reference))
                .isEqualTo(file == null ? List.of() : List.of(file));
    }

    @Test
    void aFileShouldBeFetchedUpToTheLimit() {
        vendor.playing(call -> call.path().contains("getFile")
                ? FakeVendor.Said.of(200, json("{'ok':true,'result':{'file_path':'photos/a b.jpg'}}"))
                : FakeVendor.Said.of(200, "bytes"));
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        GatewayEvent.Media media = new GatewayEvent.Media("photo", "big", null, "image/jpeg", false, null);

        gateway.fetch(working(), media, 5, into);

        assertThat(into.toString(StandardCharsets.UTF_8)).isEqualTo("bytes");
        assertThat(vendor.last().path()).isEqualTo("/file/bot" + TOKEN + "/photos/a%20b.jpg");
        assertThatThrownBy(() -> gateway.fetch(working(), media, 4, into))
                .isInstanceOf(GatewayTrouble.class)
                .hasMessageContaining("larger");
    }

    @Test
    void aLongTextShouldGoInParts() {
        String text = "word ".repeat(1_000) + "end";

        Outcome outcome = gateway.send(working(), message(Channel.TG, "5", text));

        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        assertThat(arrived()).hasSize(2).allMatch(part -> part.length() <= 4_096);
        assertThat(String.join(" ", arrived())).isEqualTo(text);
    }

    @Test
    void aPartThatFailsShouldBeTriedAgainAlone() {
        AtomicInteger calls = new AtomicInteger();
        vendor.playing(call -> calls.incrementAndGet() == 2
                ? FakeVendor.Said.of(429, json("{'ok':false,'description':'slow','parameters':{'retry_after':3}}"))
                : FakeVendor.Said.of(200, yes()));
        String text = "x".repeat(9_000);

        Outcome first = gateway.send(working(), message(Channel.TG, "5", text));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.partly()).isNotNull());
        String partly = ((Outcome.Later) first).partly();
        Outcome second = gateway.send(working(), message(Channel.TG, "5", text, null, partly));
        assertThat(second).isEqualTo(new Outcome.Taken("5/42", Progress.SENT));
        assertThat(vendor.calls()).hasSize(4);
    }

    @Test
    void filesShouldGoAlongWithTheTextAsACaption() {
        gateway.send(
                working(),
                message(
                        Channel.TG,
                        "5",
                        "look",
                        file("cat.jpg", "image/jpeg", FileKind.IMAGE, "JPEG"),
                        file("a.ogg", "audio/ogg", FileKind.VOICE, "OGG")));

        assertThat(vendor.calls())
                .extracting(FakeVendor.Call::path)
                .satisfiesExactly(
                        path -> assertThat(path).endsWith("/sendPhoto"),
                        path -> assertThat(path).endsWith("/sendVoice"));
        assertThat(vendor.calls().getFirst().body())
                .contains("name=\"caption\"", "look", "JPEG", "filename=\"cat.jpg\"");
        gateway.send(
                working(),
                message(Channel.TG, "5", "y".repeat(1_025), file("a.bin", "application/x-thing", FileKind.FILE, "B")));
        assertThat(vendor.calls()).extracting(FakeVendor.Call::path).satisfies(paths -> {
            assertThat(paths.get(2)).endsWith("/sendMessage");
            assertThat(paths.get(3)).endsWith("/sendDocument");
        });
    }

    @Test
    void anAnswerShouldGoAsOne() {
        gateway.send(working(), message(Channel.TG, "5", "yes", "5/12", null));

        assertThat(vendor.last().json().at("/reply_parameters/message_id").asInt())
                .isEqualTo(12);
    }
}
