package io.webchat.boot.isolation;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * A call that names what is somebody else's.
 *
 * @param path with the names of {@link Belongings} in braces, as the body
 * @param body empty for none
 */
record Attempt(String method, String path, String body) {
    static Attempt get(String path) {
        return new Attempt("GET", path, "");
    }

    static Attempt post(String path, String body) {
        return new Attempt("POST", path, body);
    }

    Answer by(Client client, Belongings belongings) {
        return client.send(
                method,
                belongings.fill(path),
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(belongings.fill(body)),
                Map.of());
    }
}
