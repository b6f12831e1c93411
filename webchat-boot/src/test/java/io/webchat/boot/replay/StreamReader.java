package io.webchat.boot.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events; now and then it hangs up and comes again. */
final class StreamReader extends Reader {
    private static final String DATA = "data: ";
    private static final int EVENTS_OF_A_CONNECTION = 23;

    private final HttpClient http;
    private final Supplier<String> url;
    private final String token;
    private volatile @Nullable InputStream reading;

    StreamReader(HttpClient http, Supplier<String> url, String token, String begin) {
        super(begin);
        this.http = http;
        this.url = url;
        this.token = token;
    }

    @Override
    void follow(String from) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.get() + "/api/v1/webchat/events"))
                .header("X-PChat-Session", token)
                .header("Last-Event-ID", from)
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            reading = body;
            int events = 0;
            String line = lines.readLine();
            while (line != null && !closed() && events < EVENTS_OF_A_CONNECTION) {
                if (line.startsWith(DATA)) {
                    take(JSON.readTree(line.substring(DATA.length())));
                    events++;
                }
                line = lines.readLine();
            }
        }
    }

    @Override
    void hangUp() {
        InputStream body = reading;
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                // It was gone already.
            }
        }
    }
}
