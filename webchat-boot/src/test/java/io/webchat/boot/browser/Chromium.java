package io.webchat.boot.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.webchat.adapter.rest.webapp.Webapp;
import io.webchat.boot.fixture.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium for the tests of one class. Skips them where it, or the built app, is missing; under
 * {@code scripts/verify.sh} that is a failure. Each window that a test opens is looked over at the test's end.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String PROGRAM = "/usr/bin/chromium";

    /** Without these it tries to reach hosts of its maker at every start. */
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private final List<Window> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** How a window is made. */
    enum Screen {
        DESKTOP(1280, 800, false),
        /** With touch and no mouse. */
        PHONE(390, 844, true);

        private final int width;
        private final int height;
        private final boolean touch;

        Screen(int width, int height, boolean touch) {
            this.width = width;
            this.height = height;
            this.touch = touch;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Programs.need(PROGRAM);
        boolean built = Webapp.ofBuild().isPresent();
        if ("required".equals(System.getenv("TEST_ENGINES"))) {
            assertThat(built)
                    .as("the browser app is built; see scripts/find_node.sh")
                    .isTrue();
        }
        assumeTrue(built, "Skipped for want of the built app: install Node and build again");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(PROGRAM))
                        .setArgs(QUIET));
    }

    /** A window with nothing stored, as of a browser of its own. */
    Window open(String relayUrl, Screen screen, ColorScheme colors) {
        return open(relayUrl, screen, colors, "en-GB");
    }

    /** As the other one, for a person whose browser has that language. */
    Window open(String relayUrl, Screen screen, ColorScheme colors, String locale) {
        Window window = new Window(
                requireNonNull(browser, "register this as a static extension")
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(screen.width, screen.height)
                                .setHasTouch(screen.touch)
                                .setIsMobile(screen.touch)
                                .setColorScheme(colors)
                                .setLocale(locale)),
                relayUrl);
        windows.add(window);
        return window;
    }

    Window open(String relayUrl) {
        return open(relayUrl, Screen.DESKTOP, ColorScheme.LIGHT);
    }

    /** For a test that ends its relay itself, which must come after that. */
    void closeWindows() {
        for (Window window : windows) {
            complaints.addAll(window.complaints());
            window.close();
        }
        windows.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeWindows();
        if (context.getExecutionException().isEmpty()) {
            List<String> all = List.copyOf(complaints);
            complaints.clear();
            assertThat(all).as("what the browser complains about").isEmpty();
        } else {
            complaints.forEach(complaint -> context.publishReportEntry("browser", complaint));
        }
        complaints.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
