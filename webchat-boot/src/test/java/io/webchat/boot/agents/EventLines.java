package io.webchat.boot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The lines of an event stream, read where the test needs them. */
record EventLines(InputStream body, BufferedReader reader) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static EventLines open(Person reader, String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("X-PChat-Session", reader.token())
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventLines(
                response.body(), new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    String dataWith(String part) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("data:") && line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("the stream ended without " + part);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
