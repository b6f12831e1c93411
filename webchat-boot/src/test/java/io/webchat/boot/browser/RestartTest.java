package io.webchat.boot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay is killed under open pages that have messages to send. */
@Timeout(240)
class RestartTest {
    private static final List<String> FROM_EVA = List.of("eva one", "eva two", "eva three");
    private static final List<String> FROM_FRED = List.of("fred one", "fred two");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void whatIsWrittenWhileTheRelayIsDownShouldArriveOnceAndInOrder() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase()) {
            String url;
            ChatWindow eva;
            ChatWindow fred;
            try (ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
                url = relay.url();
                eva = new ChatWindow(CHROMIUM.open(url));
                fred = new ChatWindow(CHROMIUM.open(url));
                eva.signIn("eva@example.com", "eva");
                fred.signIn("fred@example.com", "fred");
                eva.openConversation("fred");
                fred.openConversation("eva");
                eva.send("before");
                fred.awaitMessage("before");
                eva.window().expectRelayDown();
                fred.window().expectRelayDown();
                relay.killAll();
            }
            FROM_EVA.forEach(eva::send);
            FROM_FRED.forEach(fred::send);
            eva.awaitMessage("eva three");
            eva.window().screenshot("conversation-offline");

            Map<String, String> samePort =
                    Map.of("PORT", Integer.toString(URI.create(url).getPort()), "WEBCHAT_STRICT_PORT", "true");
            try (ForkedRelay relay = ForkedRelay.start(folder, samePort)) {
                Stream.concat(FROM_EVA.stream(), FROM_FRED.stream()).forEach(text -> {
                    eva.awaitMessage(text);
                    fred.awaitMessage(text);
                });
                FROM_EVA.forEach(eva::awaitStored);
                FROM_FRED.forEach(fred::awaitStored);

                Person api = relay.client().login("eva@example.com", "eva");
                List<String> stored = api.client()
                        .get("/api/v1/webchat/conversations/dm:fred/messages?limit=50")
                        .expect(200)
                        .json()
                        .findValuesAsText("text");
                assertThat(stored).contains("before").doesNotHaveDuplicates();
                assertThat(stored.stream().filter(FROM_EVA::contains).sorted(oldestFirst(stored)))
                        .containsExactlyElementsOf(FROM_EVA);
                assertThat(stored.stream().filter(FROM_FRED::contains).sorted(oldestFirst(stored)))
                        .containsExactlyElementsOf(FROM_FRED);
                Stream.concat(FROM_EVA.stream(), FROM_FRED.stream()).forEach(text -> {
                    assertThat(eva.message(text).count()).as(text).isOne();
                    assertThat(fred.message(text).count()).as(text).isOne();
                });
                CHROMIUM.closeWindows();
            }
        }
    }

    /** The page of history begins with the newest or with the oldest. */
    private static java.util.Comparator<String> oldestFirst(List<String> stored) {
        int sign = stored.indexOf("before") == 0 ? 1 : -1;
        return java.util.Comparator.comparingInt(text -> sign * stored.indexOf(text));
    }
}
