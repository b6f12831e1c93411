package io.webchat.application.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.GatewayEvent.Arrived;
import io.webchat.application.bridge.GatewayEvent.Media;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.BrowseConversations;
import io.webchat.application.messaging.MessageView;
import io.webchat.application.messaging.SendMessage;
import io.webchat.application.questions.AskQuestion;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.testkit.Refused;
import io.webchat.testkit.bridge.ScriptedGateway;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What networks deliver and people do outside, as it is seen inside. */
@Timeout(30)
class FromOutsideTest {
    private static final PhoneId PHONE = new PhoneId("pixel");
    private static final String BOB = "+15551230001";

    private final TestRelay relay = TestRelay.inMemory();
    private final ScriptedGateway gateway = relay.gateway();
    private final SignedIn ada = relay.signIn("ada");

    @BeforeEach
    void setPhoneUp() {
        relay.store()
                .phones()
                .add(
                        new Phone(
                                PHONE,
                                "Pixel",
                                ada.account().id(),
                                relay.clock().instant(),
                                null),
                        TokenHash.of("wcp_key"));
        route(Channel.SMS);
    }

    private void route(Channel channel) {
        relay.store().phones().setRoutes(PHONE, Map.of(channel, new Route(ScriptedGateway.NAME, Map.of())));
    }

    private void tell(GatewayEvent... events) {
        gateway.telling(events);
        relay.the(ReceiveVendorCall.class)
                .handle(ScriptedGateway.NAME, PHONE.value(), new VendorCall(new byte[0], name -> Optional.empty()));
    }

    private List<MessageView> history(String contact) {
        return relay.the(BrowseConversations.class)
                .history(ada, "dm:" + contact, null, 50)
                .messages();
    }

    private MessageView last(String contact) {
        return history(contact).getFirst();
    }

    private MessageId send(Channel channel, String to, String text) {
        return relay.the(SendMessage.class)
                .handle(new SendMessage.Command(
                        ada.account(),
                        channel,
                        to,
                        text,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        Priority.NORMAL))
                .message()
                .id();
    }

    private OutboundMessage outbound(MessageId id) {
        return relay.store().outboundMessages().find(List.of(id)).getFirst();
    }

    private void carry(MessageId id, Progress until) {
        relay.the(OutboundDispatcher.class).workAll();
        await().until(() -> outbound(id).progress() == until);
    }

    @ParameterizedTest
    @CsvSource({
        "HDFC-BK, sms:hdfc-bk, HDFC-BK",
        "info@bank.example, sms:info@bank.example, info@bank.example",
        "*611, sms:*611, *611",
        "My Bank, sms:my_bank, My Bank",
        "+15551230001 (Mom), sms:+15551230001, Mom",
        "'', sms:unknown, unknown",
    })
    void whateverTheNetworkDeliversShouldBeKeptAndShownAsItCame(String from, String contact, String name) {
        tell(new Arrived("1", from, null, "hello"));

        assertThat(last(contact).text()).isEqualTo("hello");
        assertThat(last(contact).fromName()).isEqualTo(name);
    }

    @Test
    void aSenderThatCannotBeWrittenToShouldOnlyBeRead() {
        tell(new Arrived("1", "HDFC-BK", null, "hello"));

        assertThat(Refused.field(() -> send(Channel.PCHAT, "sms:hdfc-bk", "hi")))
                .startsWith("to:");
    }

    @Test
    void aTimeFromBeforeShouldBeShown() {
        Instant yesterday = relay.clock().instant().minus(Duration.ofDays(1));

        tell(new Arrived("1", BOB, null, "late", null, yesterday, null, List.of()));

        assertThat(last("sms:" + BOB).receivedAt()).isEqualTo(yesterday);
        assertThat(last("sms:" + BOB).createdAt()).isEqualTo(relay.clock().instant());
    }

    @Test
    void aMemberOfAGroupOutsideShouldBeShownByName() {
        route(Channel.TG);

        tell(new Arrived("-5/1", "-5", "Family", "hi", "Ann Lee", null, null, List.of()));

        assertThat(last("tg:-5").fromName()).isEqualTo("Ann Lee");
        assertThat(relay.store().accounts().contacts(ada.account().id()))
                .extracting(contact -> contact.displayName())
                .containsExactly("Family");
    }

    @Test
    void anEditShouldBeOneAndAnAnswerShouldPointToItsMessage() {
        route(Channel.TG);
        tell(new Arrived("5/1", "5", "Bob", "helo"));
        MessageId first = last("tg:5").message().id();

        tell(new GatewayEvent.Edited(new Arrived("5/1", "5", "Bob", "hello")));
        tell(new Arrived("5/2", "5", "Bob", "really", null, null, "5/1", List.of()));

        assertThat(history("tg:5")).extracting(MessageView::text).containsExactly("really", "hello");
        assertThat(last("tg:5").message().content().replyTo()).isEqualTo(first);
        tell(new GatewayEvent.Edited(new Arrived("5/9", "5", "Bob", "unknown before")));
        assertThat(last("tg:5").text()).isEqualTo("unknown before");
    }

    @Test
    void reactionsShouldBeReactions() {
        route(Channel.WA);
        gateway.answering(new Outcome.Taken("wamid.1", Progress.SENT));
        MessageId sent = send(Channel.WA, BOB, "hi");
        carry(sent, Progress.SENT);

        tell(new GatewayEvent.Reacted("wamid.1", BOB, List.of("👍"), null));
        assertThat(last("wa:" + BOB).reactions())
                .extracting(MessageView.ReactionView::emoji)
                .containsExactly("👍");
        tell(new GatewayEvent.Reacted("wamid.1", BOB, List.of("❤"), null));
        assertThat(last("wa:" + BOB).reactions())
                .extracting(MessageView.ReactionView::emoji)
                .containsExactly("❤\uFE0F");
        tell(new GatewayEvent.Reacted("wamid.1", BOB, List.of(), null));
        assertThat(last("wa:" + BOB).reactions()).isEmpty();
        tell(new GatewayEvent.Reacted("wamid.1", BOB, List.of("not an emoji"), null));
        assertThat(last("wa:" + BOB).reactions()).isEmpty();
    }

    @Test
    void filesShouldComeAlongAndWhatIsMissingShouldBeSaid() {
        route(Channel.TG);
        gateway.holding("big", "JPEG".getBytes(UTF_8));

        tell(new Arrived(
                "5/1",
                "5",
                "Bob",
                "our cat",
                null,
                null,
                null,
                List.of(new Media("photo", "big", null, "image/jpeg", false, null))));
        assertThat(last("tg:5").text()).isEqualTo("our cat");
        assertThat(last("tg:5").attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(4));

        tell(new Arrived(
                "5/2",
                "5",
                "Bob",
                "",
                null,
                null,
                null,
                List.of(new Media("photo", "gone", null, "image/jpeg", false, null))));
        assertThat(last("tg:5").text()).isEqualTo("[photo: no such file]");
        tell(new Arrived(
                "5/3",
                "5",
                "Bob",
                "",
                null,
                null,
                null,
                List.of(new Media("photo", "inline", "a.jpg", "image/jpeg", false, new byte[2_000]))));
        assertThat(last("tg:5").text())
                .as("larger than the limit of the test's relay")
                .startsWith("[photo: ");
    }

    @Test
    void aGroupThatMovedShouldStayOneContactAndGetTheFailedMessage() {
        route(Channel.TG);
        tell(new Arrived("-5/1", "-5", "Family", "hi"));
        gateway.answering(new Outcome.Moved("-1001"));
        gateway.hold();
        MessageId id = send(Channel.PCHAT, "tg:-5", "hello");
        relay.the(OutboundDispatcher.class).workAll();
        await().until(() -> gateway.sent().size() == 1);
        gateway.answering(new Outcome.Taken("-1001/2", Progress.SENT));
        gateway.release();
        await().until(() -> outbound(id).reason() != null);

        carry(id, Progress.SENT);
        tell(new GatewayEvent.ChatMoved("-5", "-1001"), new Arrived("-1001/3", "-1001", "Family", "here now"));

        assertThat(gateway.sent()).extracting(Gateway.Outgoing::to).containsExactly("-5", "-1001");
        assertThat(last("tg:-5").text()).isEqualTo("here now");
        assertThat(relay.store().accounts().contacts(ada.account().id())).hasSize(1);
    }

    @Test
    void aNumberThatTheVendorKnowsInAnotherFormShouldBeOneContact() {
        route(Channel.WA);
        gateway.answering(new Outcome.Taken("wamid.1", Progress.SENT, 1, "+541112345678"));
        carry(send(Channel.WA, "+5491112345678", "hola"), Progress.SENT);
        await().until(() -> relay.store()
                .contactAliases()
                .find(ada.account().id(), new io.webchat.domain.identity.ChatAddress("wa:+541112345678"))
                .isPresent());

        tell(new Arrived("wamid.2", "+541112345678", "Ana", "hola!"));

        assertThat(last("wa:+5491112345678").text()).isEqualTo("hola!");
    }

    @Test
    void aMessageShouldBeDeliveredWhenAllItsPartsAre() {
        gateway.answering(new Outcome.Taken(null, Progress.HANDED_OVER, 2, null));
        MessageId id = send(Channel.SMS, BOB, "long");
        carry(id, Progress.HANDED_OVER);
        String ours = id.toString();

        tell(new GatewayEvent.Moved(ours, Progress.SENT, null, null, 3));
        tell(new GatewayEvent.Moved(ours, Progress.DELIVERED, null, "env-1", 0));
        tell(new GatewayEvent.Moved(ours, Progress.DELIVERED, null, "env-2", 0));
        tell(new GatewayEvent.Moved(ours, Progress.DELIVERED, null, "env-2", 0));
        assertThat(outbound(id).progress()).isEqualTo(Progress.SENT);

        tell(new GatewayEvent.Moved(ours, Progress.DELIVERED, null, "env-3", 0));
        assertThat(outbound(id).progress()).isEqualTo(Progress.DELIVERED);
    }

    @Test
    void aPartThatFailsShouldMakeTheMessageFail() {
        MessageId id = send(Channel.SMS, BOB, "long");
        carry(id, Progress.SENT);
        tell(new GatewayEvent.Moved(id.toString(), Progress.SENT, null, null, 2));
        tell(new GatewayEvent.Moved(id.toString(), Progress.DELIVERED, null, "env-1", 0));

        tell(new GatewayEvent.Moved(id.toString(), Progress.FAILED, "no service (part 2 of 2)"));

        assertThat(outbound(id).progress()).isEqualTo(Progress.FAILED);
        assertThat(outbound(id).reason()).isEqualTo("no service (part 2 of 2)");
    }

    private Question ask(String text, @Nullable String phoneId) {
        return relay.the(AskQuestion.class)
                .handle(new AskQuestion.Command(
                        ada.account(),
                        "sms:" + BOB,
                        text,
                        Option.APPROVE_OR_DENY,
                        false,
                        null,
                        null,
                        null,
                        null,
                        phoneId));
    }

    private @Nullable String answer(Question question) {
        var answer = relay.store().questions().find(question.id()).orElseThrow().answer();
        return answer == null ? null : answer.option();
    }

    private String code(Question question) {
        String shown = relay.store()
                .messageLog()
                .find(question.message())
                .orElseThrow()
                .content()
                .text();
        return shown.substring(shown.length() - 3);
    }

    @Test
    void aBareNumberShouldNotBeGuessedAmongTwoQuestions() {
        Question deploy = ask("Deploy?", null);
        Question restart = ask("Restart?", null);

        tell(new Arrived("1", BOB, null, "1"));
        assertThat(answer(deploy)).isNull();
        assertThat(answer(restart)).isNull();
        assertThat(last("sms:" + BOB).text())
                .contains("Which question", code(deploy) + ": Deploy?", code(restart) + ": Restart?");

        tell(new Arrived("2", BOB, null, code(deploy).toLowerCase(java.util.Locale.ROOT) + " 2"));
        assertThat(answer(deploy)).isEqualTo("deny");
        tell(new Arrived("3", BOB, null, "Ａpprove"));
        assertThat(answer(restart)).as("only one is open now").isEqualTo("approve");
    }

    @Test
    void anAnswerToTheQuestionsMessageShouldMeanIt() {
        route(Channel.SMS);
        gateway.answering(new Outcome.Taken("v-1", Progress.SENT));
        Question deploy = ask("Deploy?", null);
        carry(deploy.message(), Progress.SENT);
        gateway.answering(new Outcome.Taken("v-2", Progress.SENT));
        Question restart = ask("Restart?", null);
        carry(restart.message(), Progress.SENT);

        tell(new Arrived("1", BOB, null, "Approve", null, null, "v-1", List.of()));

        assertThat(answer(deploy)).isEqualTo("approve");
        assertThat(answer(restart)).isNull();
    }

    @Test
    void anOwnerOfTwoPhonesShouldNameTheOneThatAsks() {
        relay.store()
                .phones()
                .add(
                        new Phone(
                                new PhoneId("second"),
                                "Second",
                                ada.account().id(),
                                relay.clock().instant(),
                                null),
                        TokenHash.of("wcp_other"));
        assertThat(Refused.field(() -> ask("Deploy?", null))).startsWith("phone_id:");

        Question asked = ask("Deploy?", "second");

        assertThat(outbound(asked.message()).phone()).isEqualTo(new PhoneId("second"));
    }
}
