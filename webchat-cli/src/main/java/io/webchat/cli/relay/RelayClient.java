package io.webchat.cli.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls one relay. Short calls go through {@link HttpURLConnection}, which starts in less time than
 * {@code java.net.http}; uploads and PATCH, which it can't do well, go through the latter.
 */
public final class RelayClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration USUAL_ANSWER = Duration.ofSeconds(60);
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;
    private static final int MAX_TRIES = 3;
    private static final long FIRST_PAUSE_MILLIS = 300;

    static {
        // A POST that may have arrived is repeated only under an idempotency key, by this class.
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private final URI relay;
    private final @Nullable String token;

    public RelayClient(URI relay, @Nullable String token) {
        this.relay = relay;
        this.token = token;
    }

    /** Reads a relay's address as people type it. */
    public static URI parse(String typed) {
        String url = typed.strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(url.contains("://") ? url : "http://" + url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw CliException.usage("'" + typed + "' is no relay address. Give one like https://relay.example.com.");
    }

    public URI relay() {
        return relay;
    }

    public @Nullable String token() {
        return token;
    }

    public ObjectNode get(String path) {
        return call("GET", path, null, true, USUAL_ANSWER);
    }

    /** A GET that the relay may hold. */
    public ObjectNode get(String path, Duration holdFor) {
        return call("GET", path, null, true, USUAL_ANSWER.plus(holdFor));
    }

    /** A call that is not repeated when the connection breaks. */
    public ObjectNode post(String path, ObjectNode body) {
        return call("POST", path, body, body.has("idempotency_key"), USUAL_ANSWER);
    }

    /** A call that is repeated when the connection breaks: to do it twice has no other effect. */
    public ObjectNode postRepeatable(String path, ObjectNode body) {
        return call("POST", path, body, true, USUAL_ANSWER);
    }

    public ObjectNode put(String path, ObjectNode body) {
        return call("PUT", path, body, true, USUAL_ANSWER);
    }

    public ObjectNode delete(String path) {
        return call("DELETE", path, null, false, USUAL_ANSWER);
    }

    public ObjectNode patch(String path, ObjectNode body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(Json.write(body)));
        return exchange(request);
    }

    /** Sends a prepared request, such as an upload. */
    public ObjectNode exchange(HttpRequest.Builder request) {
        try (HttpClient http = httpClient()) {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(response.statusCode(), body.readNBytes(MAX_ANSWER_BYTES));
            } finally {
                http.shutdownNow();
            }
        } catch (IOException e) {
            throw new UnreachableException(relay, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }

    public static HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** A request to this relay with the session's token. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(relay + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /**
     * Opens a GET whose body the caller reads and closes.
     *
     * @param quietFor how long the relay may send nothing
     */
    public HttpURLConnection open(String path, Map<String, String> headers, Duration quietFor) {
        try {
            HttpURLConnection connection = connect("GET", path, quietFor);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            if (status / 100 != 2) {
                throw problem(status, body(connection, status));
            }
            return connection;
        } catch (IOException e) {
            throw new UnreachableException(relay, e);
        }
    }

    /** A POST whose answer is no JSON. */
    public byte[] postForBytes(String path, ObjectNode body) {
        try {
            HttpURLConnection connection = connect("POST", path, USUAL_ANSWER);
            write(connection, body);
            int status = connection.getResponseCode();
            byte[] answer = body(connection, status);
            if (status / 100 != 2) {
                throw problem(status, answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UnreachableException(relay, e);
        }
    }

    private ObjectNode call(
            String method, String path, @Nullable ObjectNode body, boolean repeatable, Duration quietFor) {
        for (int tried = 1; ; tried++) {
            try {
                return callOnce(method, path, body, quietFor);
            } catch (UnreachableException e) {
                if (!repeatable || tried == MAX_TRIES) {
                    throw e;
                }
            } catch (ProblemException e) {
                if (!repeatable || e.status() != 503 || tried == MAX_TRIES) {
                    throw e;
                }
            }
            pause(FIRST_PAUSE_MILLIS << (2 * (tried - 1)));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }

    private ObjectNode callOnce(String method, String path, @Nullable ObjectNode body, Duration quietFor) {
        try {
            HttpURLConnection connection = connect(method, path, quietFor);
            if (body != null) {
                write(connection, body);
            }
            int status = connection.getResponseCode();
            return answer(status, body(connection, status));
        } catch (IOException e) {
            throw new UnreachableException(relay, e);
        }
    }

    private HttpURLConnection connect(String method, String path, Duration quietFor) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(relay + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) quietFor.toMillis());
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection;
    }

    private static void write(HttpURLConnection connection, ObjectNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(UTF_8);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream output = connection.getOutputStream()) {
            output.write(bytes);
        }
    }

    private static byte[] body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return body == null ? new byte[0] : body.readNBytes(MAX_ANSWER_BYTES);
        }
    }

    private ObjectNode answer(int status, byte[] body) {
        if (status / 100 != 2) {
            throw problem(status, body);
        }
        try {
            return Json.readObject(body);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.UNREACHABLE,
                    "not_a_relay",
                    "What answers at " + relay + " is no WebChat relay: the answer is no JSON.",
                    e);
        }
    }

    private ProblemException problem(int status, byte[] body) {
        try {
            return new ProblemException(status, Json.readObject(body));
        } catch (IOException e) {
            String detail = status / 100 == 3
                    ? "The relay's address redirects elsewhere. Give --relay the final address."
                    : "The server at " + relay + " answered " + status + " without a reason.";
            return new ProblemException(
                    status,
                    Json.object(
                            "type",
                            "about:blank",
                            "title",
                            "Unexpected answer",
                            "status",
                            status,
                            "success",
                            false,
                            "code",
                            "unexpected_answer",
                            "detail",
                            detail));
        }
    }

    /** Encodes one segment of a path, or one value of a query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
