package io.webchat.boot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.zaxxer.hikari.HikariDataSource;
import io.webchat.application.identity.LoginCodeSender;
import io.webchat.application.identity.OpenedSession;
import io.webchat.application.identity.RequestLoginCode;
import io.webchat.application.identity.VerifyLoginCode;
import io.webchat.application.inbox.EventView;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.application.messaging.SendMessage;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.house.Repository;
import io.webchat.boot.settings.Settings;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.messaging.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs what the guide to embedding shows. */
class EmbeddingTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private HikariDataSource pool;

    @BeforeEach
    void openDataSource() throws Exception {
        pool = new HikariDataSource();
        pool.setJdbcUrl(RELAY.postgres().newDatabase());
        pool.setUsername(RELAY.postgres().user());
        pool.setPassword(RELAY.postgres().password());
        pool.setMaximumPoolSize(16);
    }

    @AfterEach
    void closeDataSource() {
        pool.close();
    }

    // docs: code sender
    /** Keeps the codes instead of mailing them. */
    static final class KeptCodes implements LoginCodeSender {
        private final Map<EmailAddress, String> codes = new ConcurrentHashMap<>();

        @Override
        public void send(EmailAddress to, String code, Duration goodFor) {
            codes.put(to, code);
        }

        String codeOf(EmailAddress email) {
            return codes.getOrDefault(email, "");
        }
    }
    // docs: end

    // docs: with http
    static WebChatRelay startWithHttp(DataSource dataSource, LoginCodeSender codes) {
        WebChatRelay relay = WebChatRelay.builder()
                .settings(Settings.from(Map.of("PORT", "0")))
                .dataSource(dataSource)
                .override(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(LoginCodeSender.class).toInstance(codes);
                    }
                })
                .build();
        relay.start();
        return relay;
    }
    // docs: end

    // docs: without http
    static List<String> talkWithoutHttp(DataSource dataSource, KeptCodes codes) throws InterruptedException {
        try (WebChatRelay relay = WebChatRelay.builder()
                .dataSource(dataSource)
                .override(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(LoginCodeSender.class).toInstance(codes);
                    }
                })
                .withoutHttp()
                .build()) {
            relay.start();
            OpenedSession ana = signIn(relay, codes, "ana");
            OpenedSession ben = signIn(relay, codes, "ben");

            relay.get(SendMessage.class)
                    .handle(new SendMessage.Command(
                            ana.signedIn(), Channel.PCHAT, "ben", "Hello, Ben", null, null, null, null, null));

            ReadInbox.Page page = relay.get(ReadInbox.class)
                    .handle(new ReadInbox.Query(ben.signedIn(), null, 20, Duration.ofSeconds(5)));
            return page.events().stream()
                    .map(EventView::body)
                    .filter(EventView.Body.Message.class::isInstance)
                    .map(body -> ((EventView.Body.Message) body).message().text())
                    .toList();
        }
    }

    static OpenedSession signIn(WebChatRelay relay, KeptCodes codes, String name) {
        EmailAddress email = new EmailAddress(name + "@example.com");
        relay.get(RequestLoginCode.class).handle(new RequestLoginCode.Command(email, name, "192.0.2.1"));
        return relay.get(VerifyLoginCode.class)
                .handle(new VerifyLoginCode.Command(
                        email,
                        codes.codeOf(email),
                        name,
                        name,
                        true,
                        SessionLabels.parse("embedded", "example", null),
                        "127.0.0.1"));
    }
    // docs: end

    @Test
    void theUseCasesShouldWorkWithoutHttp() throws Exception {
        assertThat(talkWithoutHttp(pool, new KeptCodes())).containsExactly("Hello, Ben");
        assertThat(pool.isClosed()).isFalse();
    }

    @Test
    void aRelayWithAnOwnDatabaseAndCodeSenderShouldServe() {
        KeptCodes codes = new KeptCodes();
        try (WebChatRelay relay = startWithHttp(pool, codes)) {
            Client client = Client.of(relay.url());
            client.post("/api/v1/pchat/auth/request-code", Map.of("email", "eve@example.com"))
                    .expect(202);
            String token = client.post(
                            "/api/v1/pchat/auth/verify-code",
                            Map.of(
                                    "email",
                                    "eve@example.com",
                                    "code",
                                    codes.codeOf(new EmailAddress("eve@example.com")),
                                    "chat_address",
                                    "eve"))
                    .expect(200)
                    .text("session_token");
            Person eve = new Person("eve@example.com", "eve", client.as(token), token);
            eve.send("eve", "a note").expect(202);
            assertThat(eve.texts()).containsExactly("a note");
        }
        assertThat(pool.isClosed()).isFalse();
    }

    @Test
    void theGuideShouldShowExactlyThisCode() throws IOException {
        String guide = Files.readString(Repository.root().resolve("docs/embedding.md"));
        for (String name : List.of("code sender", "with http", "without http")) {
            assertThat(guide).contains("```java\n" + shown(name) + "\n```");
        }
    }

    private static String shown(String name) throws IOException {
        Path source =
                Repository.root().resolve("webchat-boot/src/test/java/io/webchat/boot/endtoend/EmbeddingTest.java");
        return Files.readString(source)
                .lines()
                .dropWhile(line -> !line.equals("    // docs: " + name))
                .skip(1)
                .takeWhile(line -> !line.equals("    // docs: end"))
                .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                .collect(Collectors.joining("\n"));
    }
}
