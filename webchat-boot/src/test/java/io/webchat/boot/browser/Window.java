package io.webchat.boot.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A browser window at the app of one relay. Collects what must not be: errors on the console, violations of the
 * content security policy (which the console shows too), exceptions, and requests to other hosts.
 */
final class Window implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String APP = "/app/webchat/chat.html";
    private static final double MAX_WAIT_MILLIS = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final String relayUrl;
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger pending = new AtomicInteger();
    private boolean relayIsDown;

    Window(BrowserContext context, String relayUrl) {
        this.context = context;
        this.relayUrl = relayUrl;
        context.setDefaultTimeout(MAX_WAIT_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(this::onConsole);
        page.onPageError(error -> complaints.add("exception: " + error));
        page.onRequest(this::onRequest);
        page.onRequestFinished(request -> ended(request));
        page.onRequestFailed(request -> ended(request));
    }

    private void onConsole(ConsoleMessage message) {
        if (message.type().equals("error") && !(relayIsDown && isOfTheNetwork(message.text()))) {
            complaints.add("console: " + message.text() + " at " + message.location());
        }
    }

    private static boolean isOfTheNetwork(String text) {
        return text.contains("net::ERR_") || text.startsWith("WebSocket connection to");
    }

    private void onRequest(Request request) {
        String url = request.url();
        if (isCounted(request)) {
            pending.incrementAndGet();
        }
        boolean own = url.startsWith(relayUrl) || url.startsWith("blob:") || url.startsWith("data:");
        if (!own) {
            complaints.add("request to another host: " + url);
        }
    }

    private void ended(Request request) {
        if (isCounted(request)) {
            pending.decrementAndGet();
        }
    }

    /** A stream of events never ends. */
    private static boolean isCounted(Request request) {
        return request.url().contains("/api/") && !request.url().contains("/webchat/events");
    }

    Page page() {
        return page;
    }

    /** Loads the app, with what follows the page's name in its address. */
    Response goToApp(String rest) {
        Response response = page.navigate(relayUrl + APP + rest);
        if (response != null && !response.ok()) {
            throw new AssertionError("The app isn't served: " + response.status());
        }
        return response;
    }

    /** Goes to a route of the app, such as {@code #/directory}, without loading it again. */
    void show(String route) {
        evaluate("location.hash = '" + route + "'; ''");
        settle();
    }

    /** Waits until nothing is being asked of the relay, and the page has drawn. */
    void settle() {
        page.waitForCondition(() -> pending.get() == 0);
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))");
    }

    /** From here on failed connections to the relay are no complaints. */
    void expectRelayDown() {
        relayIsDown = true;
    }

    void expectRelayUp() {
        relayIsDown = false;
    }

    /** Runs in the page's own world, past its policy, as the developer tools do. */
    String evaluate(String expression) {
        CDPSession session = context.newCDPSession(page);
        try {
            JsonObject call = new JsonObject();
            call.addProperty("expression", expression);
            call.addProperty("awaitPromise", true);
            call.addProperty("returnByValue", true);
            JsonObject answer = session.send("Runtime.evaluate", call);
            if (answer.has("exceptionDetails")) {
                throw new AssertionError("The page throws: " + answer.get("exceptionDetails"));
            }
            JsonObject result = answer.getAsJsonObject("result");
            return result.has("value") ? result.get("value").getAsString() : "";
        } finally {
            session.detach();
        }
    }

    /** The whole window as {@code target/screenshots/name.png}. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
