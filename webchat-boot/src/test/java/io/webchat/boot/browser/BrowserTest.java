package io.webchat.boot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.webchat.boot.browser.Chromium.Screen;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The app's everyday use, on a desktop and on a phone. */
@Timeout(180)
class BrowserTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void theSignInPageShouldBeServedUnderItsPolicy() {
        Window window = CHROMIUM.open(RELAY.url());

        Response page = window.goToApp("");

        assertThat(page.headerValue("content-security-policy")).contains("require-trusted-types-for 'script'");
        assertThat(page.headerValue("cache-control")).isEqualTo("no-cache");
        window.page().getByLabel("Email").waitFor();
        Accessibility.check(window);
        window.screenshot("sign-in");
        Window dark = CHROMIUM.open(RELAY.url(), Screen.PHONE, ColorScheme.DARK);
        dark.goToApp("");
        dark.page().getByLabel("Email").waitFor();
        Accessibility.check(dark);
        dark.screenshot("sign-in-phone-dark");
    }

    @Test
    void aDesktopAPhoneAndAnApiSessionShouldTalk() {
        String anna = RunningRelay.newAddress("anna");
        String ben = RunningRelay.newAddress("ben");
        ChatWindow desktop = new ChatWindow(CHROMIUM.open(RELAY.url()));
        ChatWindow phone = new ChatWindow(CHROMIUM.open(RELAY.url(), Screen.PHONE, ColorScheme.DARK));
        desktop.signIn(anna + "@example.com", anna);
        phone.signIn(ben + "@example.com", ben);
        // Anna's second session, without a browser.
        Person api = RELAY.client().login(anna + "@example.com", anna);

        desktop.openConversation(ben);
        phone.openConversation(anna);
        desktop.send("From the desktop");
        phone.awaitMessage("From the desktop");
        phone.send("From the phone");
        desktop.awaitMessage("From the phone");
        api.send(ben, "From the API").expect(202);
        phone.awaitMessage("From the API");
        desktop.awaitMessage("From the API");

        assertThat(api.client()
                        .get("/api/v1/webchat/conversations/dm:" + ben + "/messages")
                        .expect(200)
                        .json()
                        .findValuesAsText("text"))
                .contains("From the phone", "From the desktop", "From the API");
        Accessibility.check(desktop.window());
        Accessibility.check(phone.window());
        desktop.window().screenshot("conversation");
        phone.window().screenshot("conversation-phone-dark");
    }

    @Test
    void theMainScreensShouldBeAccessible() {
        String carla = RunningRelay.newAddress("carla");
        RELAY.person("dora").client().post("/api/v1/webchat/presence", java.util.Map.of("visible", true));
        ChatWindow window = new ChatWindow(CHROMIUM.open(RELAY.url(), Screen.DESKTOP, ColorScheme.DARK));
        window.signIn(carla + "@example.com", carla);

        window.goTo("directory", "Directory");
        Accessibility.check(window.window());
        window.window().screenshot("directory-dark");
        window.window().goToApp("#/settings");
        window.window().page().getByText("Display name").waitFor();
        Accessibility.check(window.window());
        window.window().screenshot("settings-dark");
    }
}
