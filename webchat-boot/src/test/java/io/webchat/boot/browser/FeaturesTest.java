package io.webchat.boot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.webchat.boot.browser.Chromium.Screen;
import io.webchat.boot.fixture.RunningRelay;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the app can do beyond writing and reading: calls, completion, files, contacts, and networks with limits. */
@Timeout(180)
class FeaturesTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Scene scene;

    @BeforeAll
    static void makeScene() {
        scene = Scene.at(RELAY);
    }

    private ChatWindow open(String token) {
        ChatWindow chat = new ChatWindow(CHROMIUM.open(RELAY.url()));
        chat.enter(token);
        return chat;
    }

    private static Locator role(ChatWindow chat, AriaRole role, String name) {
        return chat.window().page().getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void twoPeopleShouldSeeEachOtherInACall() {
        ChatWindow ana = open(scene.ana().token());
        ChatWindow ben = new ChatWindow(CHROMIUM.open(RELAY.url(), Screen.PHONE, ColorScheme.DARK));
        ben.enter(scene.ben().token());
        ana.openConversation(scene.ben().address());

        ana.button("Video call").click();
        ben.button("Accept with video").click();
        Locator theirs = role(ana, AriaRole.REGION, "Call with Ben Okafor");
        ChatWindow.seen(theirs.getByText(Pattern.compile("^\\d:\\d\\d$")));
        ChatWindow.seen(ana.window().page().getByLabel("Video of Ben Okafor"));
        ChatWindow.seen(ben.window().page().getByLabel("Video of Ana Lind"));
        ana.window().screenshot("call");
        ben.window().screenshot("call-phone-dark");
        ben.button("Turn camera off").click();
        assertThat(ana.window().page().getByLabel("Video of Ben Okafor")).isHidden();
        ben.button("Mute microphone").click();
        ben.button("Hang up").click();

        ChatWindow.seen(ana.window().page().getByText("Call ended"));
        ChatWindow.seen(ana.message("Outgoing call").first());
    }

    @Test
    void aDeclinedCallShouldBeInBothHistories() {
        ChatWindow ana = open(scene.ana().token());
        ChatWindow ben = open(scene.ben().token());
        ana.openConversation(scene.ben().address());
        ben.openConversation(scene.ana().address());

        ana.button("Audio call").click();
        ben.button("Decline").click();

        ChatWindow.seen(ana.message("Call declined").first());
        ChatWindow.seen(ben.message("Call declined").first());
        ana.button("Calls").click();
        ChatWindow.seen(ana.button("Audio call: Ben Okafor").first());
    }

    @Test
    void aMentionAndAnEmojiShouldBeCompletedByKeyboard() {
        ChatWindow ana = open(scene.ana().token());
        ana.window().show("#/c/group:" + scene.group());
        Locator composer = ana.composer();

        composer.pressSequentially("Hi @chi");
        ChatWindow.seen(role(ana, AriaRole.OPTION, "Chiara de Angelis-Montgomery"));
        composer.press("Enter");
        composer.pressSequentially(":rocket");
        ChatWindow.seen(role(ana, AriaRole.OPTION, "rocket").first());
        composer.press("Tab");
        assertThat(composer).hasValue("Hi @" + scene.chiara().address() + " \uD83D\uDE80 ");
        composer.press("Enter");

        ana.awaitStored("Hi @" + scene.chiara().address());
    }

    @Test
    void contactsShouldBeShownBeforeTheyAreImported() {
        ChatWindow ana = open(scene.ana().token());
        ana.window().show("#/settings/contacts");
        Page page = ana.window().page();
        String csv =
                "name,chat_address,phone\nDora Weiss,dora-weiss,+1 555 123 4567\nDora again,dora-weiss,\nNobody,,\n";

        FileChooser chooser =
                page.waitForFileChooser(() -> ana.button("Choose file").click());
        chooser.setFiles(new FilePayload("contacts.csv", "text/csv", csv.getBytes(UTF_8)));
        ChatWindow.seen(page.getByText("already known"));
        ChatWindow.seen(page.getByText("no address, phone or email"));
        ana.window().screenshot("contacts-preview");
        ana.button("Add 1 contact").click();

        ChatWindow.seen(role(ana, AriaRole.HEADING, "1 contact"));
        ana.window().show("#/directory");
        role(ana, AriaRole.LINK, "Dora Weiss").click();
        ChatWindow.seen(ana.composer());
    }

    @Test
    void aVoiceMessageShouldBeRecordedReplayedAndSent() {
        ChatWindow ana = open(scene.ana().token());
        ChatWindow ben = open(scene.ben().token());
        ana.openConversation(scene.ben().address());
        ben.openConversation(scene.ana().address());

        ana.button("Record a voice message").click();
        ChatWindow.seen(ana.window().page().getByRole(AriaRole.TIMER).getByText("0:01"));
        ana.button("Stop and attach").click();
        ChatWindow.seen(ana.window().page().locator("audio[aria-label='Voice message']"));
        ana.button("Send").click();

        Locator clip = role(ben, AriaRole.GROUP, "Voice message");
        ChatWindow.seen(clip.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Play").setExact(true)));
    }

    @Test
    void withoutAWebSocketMessagesShouldComeByAStream() {
        ChatWindow ana = new ChatWindow(CHROMIUM.open(RELAY.url()));
        ana.window().page().routeWebSocket(Pattern.compile(".*/webchat/socket.*"), WebSocketRoute::close);
        ana.enter(scene.ana().token());
        ana.openConversation(scene.ben().address());

        scene.ben().send(scene.ana().address(), "Over plain HTTP").expect(202);

        ana.awaitMessage("Over plain HTTP");
    }

    @Test
    void olderMessagesShouldNotMoveWhatIsRead() {
        for (int i = 1; i <= 180; i++) {
            scene.ben().send(scene.chiara().address(), "Line " + i).expect(202);
        }
        ChatWindow chiara = open(scene.chiara().token());
        chiara.openConversation(scene.ben().address());
        chiara.awaitMessage("Line 180");
        Locator log = chiara.window().page().getByRole(AriaRole.LOG);

        for (int i = 0; i < 60 && !chiara.message("This is the beginning").isVisible(); i++) {
            log.hover();
            chiara.window().page().mouse().wheel(0, -900);
            chiara.window().settle();
        }

        ChatWindow.seen(chiara.window().page().getByText("Line 1", new Page.GetByTextOptions().setExact(true)));
        org.assertj.core.api.Assertions.assertThat(chiara.articles()).hasSizeLessThan(80);
        chiara.button("Go to the latest message").click();
        chiara.awaitMessage("Line 180");
    }

    @Test
    void aDraftShouldSurviveAReload() {
        ChatWindow ben = open(scene.ben().token());
        ben.openConversation(scene.ana().address());
        ben.composer().pressSequentially("Not sent yet");
        ben.window().show("#/chats");
        ChatWindow.seen(ben.window().page().getByText("Draft:"));
        ben.openConversation(scene.ana().address());

        ben.window().page().reload();

        assertThat(ben.composer()).hasValue("Not sent yet");
    }

    @Test
    void aSearchHitShouldBeShownInItsConversation() {
        ChatWindow ana = open(scene.ana().token());

        ana.window().page().keyboard().press("Control+k");
        ana.window().page().keyboard().type("upgrade path");
        role(ana, AriaRole.BUTTON, "upgrade path").click();

        ChatWindow.seen(ana.window().page().locator("article:focus"));
    }

    @Test
    void anOwnerShouldReadAlongAndPauseItsAgent() {
        ChatWindow ana = open(scene.ana().token());
        String builder = scene.builder().address();
        ana.window().show("#/watch/" + builder + "/dm:" + scene.tester().address());

        ana.awaitMessage("Please run the browser tests on build 17.");
        ana.awaitMessage("Started. I report in about 6 minutes.");
        scene.tester().send(builder, "All 412 are green.");
        ana.awaitMessage("All 412 are green.");

        ana.button("Pause").click();
        ChatWindow.seen(ana.button("Resume"));
        ana.button("Resume").click();
        ChatWindow.seen(ana.button("Pause"));
        scene.builder().send(scene.tester().address(), "Thank you.");
        ana.awaitMessage("Thank you.");
        ana.window().screenshot("supervision");
    }
}
