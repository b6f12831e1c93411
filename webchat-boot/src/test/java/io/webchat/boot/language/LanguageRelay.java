package io.webchat.boot.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.language.LanguageEngines;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A relay with engines, on a database of its own. */
final class LanguageRelay implements AutoCloseable {
    private static final String BOUNDARY = "----0123456789abcdef";

    private final Map<String, String> settings;
    private final @Nullable LanguageEngines engines;
    private WebChatRelay relay;

    /** @param engines in place of those of the settings; null for those */
    LanguageRelay(RunningRelay shared, @Nullable LanguageEngines engines, Map<String, String> more) {
        this.engines = engines;
        try {
            settings =
                    new HashMap<>(shared.postgres().settings(shared.postgres().newDatabase()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.putAll(more);
        relay = started();
    }

    private WebChatRelay started() {
        WebChatRelay.Builder builder = WebChatRelay.builder().settings(Settings.from(settings));
        if (engines != null) {
            builder.override(binder -> binder.bind(LanguageEngines.class).toInstance(engines));
        }
        WebChatRelay made = builder.build();
        made.start();
        return made;
    }

    void restart() {
        relay.stop();
        relay = started();
    }

    void stop() {
        relay.stop();
    }

    void start() {
        relay = started();
    }

    Person person(String name) {
        String address = RunningRelay.newAddress(name);
        return Client.of(() -> relay.url()).login(address + "@example.com", address);
    }

    String url() {
        return relay.url();
    }

    static Answer form(Person person, String path, byte @Nullable [] file, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> form.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        if (file != null) {
            form.writeBytes(("--" + BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"voice.webm\"\r\n"
                            + "Content-Type: audio/webm\r\n\r\n")
                    .getBytes(UTF_8));
            form.writeBytes(file);
            form.writeBytes("\r\n".getBytes(UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return person.client()
                .send(
                        "POST",
                        path,
                        BodyPublishers.ofByteArray(form.toByteArray()),
                        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /** Uploads a voice clip; its file id. */
    static String upload(Person person, byte[] sound) {
        return form(person, "/api/v1/webchat/upload", sound, Map.of("attachment_kind", "voice"))
                .expect(201)
                .text("file_id");
    }

    /** From now on in Spanish. */
    static void inSpanish(Person person) {
        person.client()
                .put("/api/v1/webchat/language-prefs", Map.of("receive_language", "es"))
                .expect(200);
    }

    /** What its log says of translations. */
    static List<JsonNode> translations(Person person, String cursor) {
        return person.log(cursor).stream()
                .filter(event -> event.path("type").asText().equals("message_translated"))
                .map(event -> event.path("translation"))
                .toList();
    }

    @Override
    public void close() {
        relay.stop();
    }
}
