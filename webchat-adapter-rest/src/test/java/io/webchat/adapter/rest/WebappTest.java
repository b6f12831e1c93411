package io.webchat.adapter.rest;

import static io.webchat.adapter.rest.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.rest.webapp.Webapp;
import io.webchat.adapter.rest.webapp.WebappModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the app, with those below {@code webchat-webapp} in the tests' resources. */
class WebappTest {
    private static final String PAGE = "/app/webchat/chat.html";
    private static final String SCRIPT = "/app/webchat/assets/chat-1a2b.js";

    private static RunningServer relay;

    @BeforeAll
    static void start() throws IOException {
        relay = new RunningServer(new WebappModule(Webapp.ofBuild()));
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    void thePageIsAskedForAgainEachTime() throws Exception {
        HttpResponse<String> page = relay.get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<!doctype html><title>app</title>\n");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(header(page, "ETag")).matches("\"[0-9a-f]{24}\"");
    }

    @Test
    void assetsAreKeptForAYear() throws Exception {
        HttpResponse<String> script = relay.get(SCRIPT);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
    }

    @Test
    void everyFileHasThePolicies() throws Exception {
        for (String path : new String[] {PAGE, SCRIPT}) {
            HttpResponse<String> file = relay.get(path);

            assertThat(file.headers().allValues("Content-Security-Policy"))
                    .containsExactly(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                                    + " media-src 'self' blob:; font-src 'self'; connect-src 'self' https: wss:"
                                    + " http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*;"
                                    + " worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                                    + " trusted-types webchat dompurify");
            assertThat(header(file, "Permissions-Policy"))
                    .isEqualTo("microphone=(self), camera=(self), display-capture=(self)");
            assertThat(header(file, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(file, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br",
                "gzip                    | gzip",
                "br;q=0, gzip;q=0.5      | gzip",
                "*                       | br",
                "identity                | ''",
                "zstd                    | ''"
            })
    void theSmallestAcceptedVariantIsSent(String accepted, String encoding) throws Exception {
        HttpResponse<byte[]> script = relay.http.send(
                relay.to(SCRIPT).header("Accept-Encoding", accepted).build(), BodyHandlers.ofByteArray());

        assertThat(script.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
        assertThat(script.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(script.headers().firstValue("Content-Length")).hasValue(Integer.toString(script.body().length));
        if (encoding.equals("gzip")) {
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(script.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .startsWith("console.log(1);");
        }
    }

    @Test
    void eachVariantHasATagOfItsOwn() throws Exception {
        assertThat(tag(PAGE, "br"))
                .isNotEqualTo(tag(PAGE, "gzip"))
                .isNotEqualTo(tag(PAGE, "identity"))
                .isEqualTo(tag(PAGE, "br"));
    }

    @Test
    void aFileWithoutVariantsIsSentAsItIs() throws Exception {
        HttpResponse<byte[]> image = relay.http.send(
                relay.to("/app/webchat/assets/dot-3c4d.png")
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(image.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.body()).hasSize(8);
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        String tag = tag(PAGE, "br");

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpResponse<String> again =
                    relay.send(relay.to(PAGE).header("Accept-Encoding", "br").header("If-None-Match", known));
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
            assertThat(header(again, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(relay.send(relay.to(PAGE).header("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headHasTheHeadersAlone() throws Exception {
        HttpResponse<String> head = relay.send(relay.to(PAGE).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo("34");
        assertThat(header(head, "ETag")).isEqualTo(tag(PAGE, "identity"));
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        HttpResponse<String> post = relay.post(PAGE, "{}");

        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "Allow")).isEqualTo("GET, HEAD");
        assertThat(json(post).get("code").asText()).isEqualTo("method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/webchat/nothing.html",
                "/app/webchat/assets/old-0000.js",
                "/app/webchat/assets/",
                "/app/webchat/assets",
                "/app/webchat/assets/notes.secret",
                "/app/webchat/assets/chat-1a2b.js.br",
                "/app/webchat/assets/chat-1a2b.js/",
                "/app/webchat//chat.html",
                "/app/webchat/..;/chat.html",
                "/app/webchat/../../logback-test.xml",
                "/app/webchat/%2e%2e/logback-test.xml",
                "/app/webchat/..%2flogback-test.xml",
                "/app/webchat/%5c..%5clogback-test.xml",
                "/app/webchat/.hidden.js",
                "/app/webchat/a%00.js"
            })
    void whatIsNoFileOfTheAppIsAProblem(String path) throws Exception {
        String answer = relay.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[04] .*")
                .contains("Content-Type: application/problem+json", "Cache-Control: no-store")
                .doesNotContain("<");
    }

    @Test
    void aVeryLongNameIsAProblem() throws Exception {
        assertThat(relay.get("/app/webchat/" + "a".repeat(4000) + ".js").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/, app/webchat/chat.html",
        "/app/webchat, webchat/chat.html",
        "/app/webchat/, chat.html",
    })
    void theRootLeadsToTheApp(String path, String target) throws Exception {
        HttpResponse<String> redirect = relay.get(path);

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(header(redirect, "Location")).isEqualTo(target);
        // As a browser resolves it below a prefix that a proxy takes off.
        assertThat(URI.create("https://chat.example.org/relay" + path).resolve(target))
                .isEqualTo(URI.create("https://chat.example.org/relay" + PAGE));
    }

    @Test
    void onlyReadersOfTheRootAreLed() throws Exception {
        assertThat(relay.post("/", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheAppThePageSaysWhatToInstall() throws Exception {
        try (RunningServer bare = new RunningServer(new WebappModule(new Webapp("no-webapp")))) {
            HttpResponse<String> page = bare.get(PAGE);

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
            assertThat(page.body()).contains("Node 20", "./start_relay.sh");
            assertThat(json(bare.get(SCRIPT)).get("status").asInt()).isEqualTo(404);
        }
    }

    private static String tag(String path, String encoding) throws Exception {
        return header(relay.send(relay.to(path).header("Accept-Encoding", encoding)), "ETag");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
