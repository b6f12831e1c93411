package io.webchat.boot.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.webchat.boot.browser.Chromium.Screen;
import io.webchat.boot.fixture.RunningRelay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every screen, the main ones in both themes, on a phone and from right to left: axe finds nothing, and each is kept as
 * a picture. With {@code -Dscreens=all} every screen is shown in every way.
 */
@Timeout(240)
class ScreensTest {
    private static final double MAX_WAIT_MILLIS = 30_000;

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final boolean ALL = "all".equals(System.getProperty("screens"));
    private static final List<String> MAIN = List.of(
            "chats", "conversation", "conversation-group", "needs-you", "directory", "settings-agents", "admin-users");

    private static Scene scene;

    /** How the screens are shown. */
    enum Look {
        LIGHT(Screen.DESKTOP, ColorScheme.LIGHT, "en-GB"),
        DARK(Screen.DESKTOP, ColorScheme.DARK, "en-GB"),
        PHONE(Screen.PHONE, ColorScheme.DARK, "en-GB"),
        ARABIC(Screen.DESKTOP, ColorScheme.LIGHT, "ar");

        private final Screen screen;
        private final ColorScheme colors;
        private final String locale;

        Look(Screen screen, ColorScheme colors, String locale) {
            this.screen = screen;
            this.colors = colors;
            this.locale = locale;
        }
    }

    @BeforeAll
    static void makeScene() {
        scene = Scene.at(RELAY);
    }

    @ParameterizedTest
    @EnumSource
    void everyScreenShouldBeAccessible(Look look) {
        ChatWindow chat = new ChatWindow(CHROMIUM.open(RELAY.url(), look.screen, look.colors, look.locale));
        chat.enter(scene.ana().token());
        screens().forEach((name, route) -> {
            if (ALL || look == Look.LIGHT || MAIN.contains(name)) {
                chat.window().show(route);
                keep(chat, name, look);
            }
        });
    }

    private static Map<String, String> screens() {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("chats", "#/chats");
        screens.put("conversation", "#/c/dm:" + scene.ben().address());
        screens.put("conversation-agent", "#/c/dm:" + scene.builder().address());
        screens.put("conversation-group", "#/c/group:" + scene.group());
        screens.put("conversation-empty", "#/c/dm:" + scene.tester().address() + "-none");
        screens.put("needs-you", "#/needs-you");
        screens.put("directory", "#/directory");
        List.of(
                        "profile",
                        "appearance",
                        "language",
                        "notifications",
                        "devices",
                        "agents",
                        "contacts",
                        "privacy",
                        "callbacks")
                .forEach(section -> screens.put("settings-" + section, "#/settings/" + section));
        List.of("overview", "users", "access", "reports", "phones", "audit", "doctor")
                .forEach(section -> screens.put("admin-" + section, "#/admin/" + section));
        return screens;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "PHONE"})
    void dialogsAndPanelsShouldBeAccessible(Look look) {
        ChatWindow chat = new ChatWindow(CHROMIUM.open(RELAY.url(), look.screen, look.colors, look.locale));
        chat.enter(scene.ana().token());
        Page page = chat.window().page();
        chat.window().show("#/c/group:" + scene.group());
        chat.button("Details").last().click();
        ChatWindow.seen(page.getByText(scene.chiara().address() + " · member"));
        keep(chat, "group-details", look);
        chat.button("Close").last().click();
        chat.button("Emoji and keyboards").click();
        ChatWindow.seen(page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("grinning face").setExact(true)));
        keep(chat, "emoji", look);
        chat.button("Emoji and keyboards").click();
        chat.window().show("#/directory");
        chat.button("New group").click();
        ChatWindow.seen(page.getByRole(AriaRole.DIALOG));
        keep(chat, "new-group", look);
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.DIALOG).waitFor(hidden());
        chat.window().show("#/settings/devices");
        chat.button("Show pairing code").click();
        ChatWindow.seen(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Pair another device")));
        keep(chat, "pairing", look);
    }

    private static com.microsoft.playwright.Locator.WaitForOptions hidden() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN)
                .setTimeout(MAX_WAIT_MILLIS);
    }

    private static void keep(ChatWindow chat, String name, Look look) {
        chat.window().settle();
        Accessibility.check(chat.window());
        chat.window().screenshot(name + "-" + look.name().toLowerCase(java.util.Locale.ROOT));
    }
}
