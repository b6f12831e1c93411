package io.webchat.boot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** What a person does and sees in the app's window, by roles and labels as a screen reader has them. */
final class ChatWindow {
    private static final double MAX_WAIT_MILLIS = 30_000;

    private final Window window;
    private final Page page;

    ChatWindow(Window window) {
        this.window = window;
        this.page = window.page();
    }

    Window window() {
        return window;
    }

    /** As somebody new, at a relay in development mode, which fills in the code. */
    void signIn(String email, String address) {
        window.goToApp("");
        page.getByLabel("Email").fill(email);
        button("Continue").click();
        page.getByLabel("Your name").fill(address);
        page.getByLabel("Chat address").fill(address);
        button("Sign in").click();
        seen(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("WebChat")));
    }

    /** With the session of a link, as the command line prints it. */
    void enter(String token) {
        window.goToApp("?pchat_session=" + token);
        seen(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("WebChat")));
    }

    /** The app's page, such as {@code directory}, with the named landmark in it. */
    void goTo(String route, String landmark) {
        window.goToApp("#/" + route);
        seen(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(landmark)));
    }

    /** The conversation with that person. */
    void openConversation(String address) {
        window.goToApp("#/c/dm:" + address);
        seen(composer());
    }

    void send(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    /** Waits until the conversation shows the text. */
    void awaitMessage(String text) {
        seen(message(text));
    }

    /** Waits until the relay has stored the own message, or more. */
    void awaitStored(String text) {
        Locator own = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(
                        AriaRole.IMG,
                        new Locator.GetByRoleOptions()
                                .setName(java.util.regex.Pattern.compile("Stored by the relay|Delivered|Read")));
        seen(own.first());
    }

    /** All that the conversation shows, from the top. */
    List<String> articles() {
        return page.getByRole(AriaRole.ARTICLE).allInnerTexts();
    }

    Locator message(String text) {
        return page.getByRole(AriaRole.LOG).getByText(text);
    }

    Locator composer() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Message .*")));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void seen(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(MAX_WAIT_MILLIS));
    }
}
