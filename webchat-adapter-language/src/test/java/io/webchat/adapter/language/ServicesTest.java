package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.EngineFailure.Kind;
import io.webchat.application.language.Speaker;
import io.webchat.application.language.Transcriber;
import io.webchat.application.language.Translator;
import io.webchat.domain.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The services' wire formats as their documentation has them, and what they do when they fail. */
class ServicesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String LANGUAGES =
            "[{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"es\",\"zh-Hant\",\"pb\"]},"
                    + "{\"code\":\"es\",\"name\":\"Spanish\",\"targets\":[\"en\"]}]";

    @TempDir
    Path folder;

    private final Vendor vendor;
    private final EngineHttp http = new EngineHttp(Duration.ofSeconds(1), CLOCK);

    ServicesTest() throws IOException {
        vendor = new Vendor();
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    private static Translator.Request wanted(String target, @Nullable String source, String... texts) {
        return new Translator.Request(
                List.of(texts), new LanguageTag(target), source == null ? null : new LanguageTag(source), null);
    }

    private static JsonNode json(Vendor.Asked asked) throws IOException {
        return new ObjectMapper().readTree(asked.body());
    }

    private LibreTranslate libre() {
        return new LibreTranslate(http, vendor.url(), "key");
    }

    private DeepL deepL() {
        return new DeepL(http, vendor.url(), "secret:fx");
    }

    private OpenAiTranscriber transcriber() {
        Commands commands = new Commands(Duration.ofSeconds(5), 1);
        return new OpenAiTranscriber(
                http,
                new SoundConverter(commands, "/no/such/ffmpeg"),
                EngineHttp.below(vendor.url(), "/v1"),
                "sk-1",
                "whisper-1");
    }

    private Transcriber.Clip clip(String type) throws IOException {
        return new Transcriber.Clip(
                Files.writeString(folder.resolve("clip"), "SOUND"), "clip", type, new LanguageTag("pt-BR"));
    }

    private static EngineFailure failure(Runnable call) {
        return catchThrowableOfType(EngineFailure.class, call::run);
    }

    @Test
    void libreTranslateShouldBeAskedInItsWay() throws IOException {
        vendor.answer("/languages", 200, LANGUAGES)
                .answer(
                        "/translate",
                        200,
                        "{\"translatedText\":\"hola\",\"detectedLanguage\":{\"confidence\":90,\"language\":\"en\"}}");

        assertThat(libre().translate(wanted("es-MX", null, "hello")))
                .isEqualTo(new Translator.Translated(List.of("hola"), "en"));
        JsonNode body = json(vendor.asked("/translate").getFirst());
        assertThat(body.toString())
                .isEqualTo("{\"q\":\"hello\",\"source\":\"auto\",\"target\":\"es\",\"format\":\"text\","
                        + "\"api_key\":\"key\"}");
    }

    @Test
    void libreTranslateShouldTakeSeveralTexts() throws IOException {
        vendor.answer(
                "/translate",
                200,
                "{\"translatedText\":[\"a\",\"b\"],\"detectedLanguage\":[{\"language\":\"en\"},{\"language\":\"en\"}]}");

        assertThat(libre().translate(wanted("es", null, "x", "y")).texts()).containsExactly("a", "b");
        assertThat(json(vendor.asked("/translate").getFirst()).path("q").size()).isEqualTo(2);
    }

    @Test
    void whatLibreTranslateOnlyGuessesShouldNotBeBelieved() {
        vendor.answer(
                "/translate",
                200,
                "{\"translatedText\":\"42\",\"detectedLanguage\":{\"confidence\":0,\"language\":\"en\"}}");

        assertThat(libre().translate(wanted("es", null, "42")).source()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"translatedText\":[null]}", "{\"translatedText\":[{}]}"})
    void anAnswerWithoutATextShouldBeNoText(String answer) {
        vendor.answer("/translate", 200, answer);

        assertThat(libre().translate(wanted("es", null, "x")).texts()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"zh-TW,zh-Hant", "zh-Hant,zh-Hant", "pt-BR,pb", "es-419,es", "ES,es"})
    void aLanguageShouldBeFoundUnderTheServersCode(String wanted, String code) throws IOException {
        vendor.answer("/languages", 200, LANGUAGES).answer("/translate", 200, "{\"translatedText\":\"x\"}");

        libre().translate(wanted(LanguageTag.parse("target", wanted).value(), "en", "hello"));

        assertThat(json(vendor.asked("/translate").getFirst()).path("target").asText())
                .isEqualTo(code);
    }

    @Test
    void aLanguageThatTheServerDoesNotListShouldBeRefused() {
        vendor.answer("/languages", 200, LANGUAGES);

        assertThat(failure(() -> libre().translate(wanted("ja", null, "hello"))).kind())
                .isEqualTo(Kind.LANGUAGE);
        assertThat(libre().languages()).contains(new Translator.Pair("en", List.of("es", "zh-Hant", "pb")));
    }

    @ParameterizedTest
    @CsvSource({
        "400,{\"error\":\"xx is not supported\"},LANGUAGE",
        "400,{\"error\":\"Invalid request: text exceeds limit\"},INPUT",
        "400,{\"error\":\"Please contact the server operator to get an API key\"},DENIED",
        "403,{\"error\":\"Invalid API key\"},DENIED",
        "429,{\"error\":\"Slowdown\"},UNAVAILABLE",
        "500,{\"error\":\"x\"},UNAVAILABLE",
        "200,<html>hello,BROKEN",
        "200,{},BROKEN",
        "200,7,BROKEN",
        "302,{},BROKEN"
    })
    void whatLibreTranslateRefusesShouldBeUnderstood(int status, String body, Kind kind) {
        vendor.answer("/translate", status, body);

        assertThat(failure(() -> libre().translate(wanted("es", null, "hello"))).kind())
                .isEqualTo(kind);
    }

    @Test
    void deepLShouldBeAskedInItsWay() throws IOException {
        vendor.answer(
                "/v2/translate",
                200,
                "{\"translations\":[{\"detected_source_language\":\"EN\",\"text\":\"a\"},"
                        + "{\"detected_source_language\":\"EN\",\"text\":\"b\"}]}");

        assertThat(deepL().translate(wanted("pt-BR", "en-US", "x", "y")))
                .isEqualTo(new Translator.Translated(List.of("a", "b"), "en-US"));
        Vendor.Asked asked = vendor.asked("/v2/translate").getFirst();
        assertThat(asked.header("Authorization")).isEqualTo("DeepL-Auth-Key secret:fx");
        assertThat(json(asked).toString())
                .isEqualTo("{\"text\":[\"x\",\"y\"],\"target_lang\":\"PT-BR\",\"source_lang\":\"EN\"}");
    }

    @ParameterizedTest
    @CsvSource({"es,ES", "es-MX,ES", "es-419,ES-419", "en-GB,EN-GB", "zh-TW,ZH-HANT", "zh,ZH-HANS", "no,NB", "de-AT,DE"
    })
    void deepLsCodesShouldBeUsed(String tag, String code) {
        assertThat(DeepL.target(new LanguageTag(tag))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "400,Value for 'target_lang' not supported,LANGUAGE",
        "400,Bad request,INPUT",
        "403,x,DENIED",
        "413,x,INPUT",
        "429,x,UNAVAILABLE",
        "456,Quota exceeded,BROKEN",
        "529,x,UNAVAILABLE",
        "200,{\"translations\":[]},BROKEN"
    })
    void whatDeepLRefusesShouldBeUnderstood(int status, String body, Kind kind) {
        vendor.answer("/v2/translate", status, body);

        assertThat(failure(() -> deepL().translate(wanted("es", null, "hello"))).kind())
                .isEqualTo(kind);
    }

    @Test
    void deepLsLanguagesShouldBeListed() {
        vendor.answer("/v2/languages?type=source", 200, "[{\"language\":\"EN\",\"name\":\"English\"}]")
                .answer("/v2/languages?type=target", 200, "[{\"language\":\"ES\"},{\"language\":\"PT-BR\"}]");

        assertThat(deepL().languages()).containsExactly(new Translator.Pair("en", List.of("es", "pt-br")));
    }

    @Test
    void transcriptionShouldBeAskedAsOpenAiIs() throws IOException {
        vendor.answer("/v1/audio/transcriptions", 200, "{\"text\":\" ol\u00e1 \",\"language\":\"portuguese\"}");

        Transcriber.Transcript heard = transcriber().transcribe(clip("audio/webm"));

        assertThat(heard).isEqualTo(new Transcriber.Transcript(" ol\u00e1 ", "portuguese"));
        Vendor.Asked asked = vendor.asked("/v1/audio/transcriptions").getFirst();
        assertThat(asked.header("Authorization")).isEqualTo("Bearer sk-1");
        assertThat(asked.text())
                .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
                .contains("name=\"response_format\"\r\n\r\njson\r\n")
                .contains("name=\"language\"\r\n\r\npt\r\n")
                .contains("name=\"file\"; filename=\"clip.webm\"\r\n")
                .contains("\r\n\r\nSOUND\r\n--");
    }

    @ParameterizedTest
    @CsvSource({
        "400,x,INPUT",
        "415,x,INPUT",
        "401,x,DENIED",
        "403,x,DENIED",
        "404,model not installed,BROKEN",
        "429,x,UNAVAILABLE",
        "503,x,UNAVAILABLE",
        "200,hello,BROKEN",
        "200,{\"text\":null},BROKEN"
    })
    void whatATranscriptionServerRefusesShouldBeUnderstood(int status, String body, Kind kind) throws IOException {
        vendor.answer("/v1/audio/transcriptions", status, body);
        Transcriber.Clip clip = clip("audio/webm");

        assertThat(failure(() -> transcriber().transcribe(clip)).kind()).isEqualTo(kind);
    }

    @Test
    void aSoundThatNeedsAConverterShouldSayThatThereIsNone() throws IOException {
        Transcriber.Clip clip = clip("audio/amr");

        assertThat(failure(() -> transcriber().transcribe(clip)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(vendor.asked("/v1/audio/transcriptions")).isEmpty();
    }

    @Test
    void speechShouldBeAskedAsOpenAiIs() throws IOException {
        byte[] mp3 = "ID3_____________".getBytes(UTF_8);
        vendor.answer("/v1/audio/speech", 200, "audio/mpeg", mp3, Map.of());
        Speaker speaker = new OpenAiSpeaker(http, EngineHttp.below(vendor.url(), "/v1/"), null, "tts-1", "alloy");

        Speaker.Speech speech = speaker.speak(new Speaker.Script("hola", new LanguageTag("es"), null));

        assertThat(speech.content()).isEqualTo(mp3);
        assertThat(speech.mediaType()).isEqualTo("audio/mpeg");
        assertThat(json(vendor.asked("/v1/audio/speech").getFirst()).toString())
                .isEqualTo("{\"model\":\"tts-1\",\"input\":\"hola\",\"voice\":\"alloy\",\"response_format\":\"mp3\"}");
        vendor.answer("/v1/audio/speech", 200, "text/html", "<html>no sound".getBytes(UTF_8), Map.of());
        assertThat(failure(() -> speaker.speak(new Speaker.Script("x", null, "nova")))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"7,7", "'Sun, 01 Mar 2026 12:01:30 GMT',90", "'Sun, 01 Mar 2026 11:00:00 GMT',1"})
    void theTimeToWaitShouldBeRead(String header, long seconds) {
        vendor.answer("/v2/translate", 429, "text/plain", new byte[0], Map.of("Retry-After", header));

        assertThat(failure(() -> deepL().translate(wanted("es", null, "x"))).retryAfter())
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aSilentServerShouldNotBeWaitedForLong() {
        vendor.fallSilent();

        EngineFailure failure = failure(() -> deepL().translate(wanted("es", null, "x")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("within 1 seconds");
    }

    @Test
    void aServerThatIsDownShouldBeUnavailable() {
        vendor.close();

        assertThat(failure(() -> libre().translate(wanted("es", null, "x"))).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void anEndlessAnswerShouldBeCutOff() {
        vendor.answer("/v2/translate", 200, "application/json", new byte[8 << 20], Map.of());

        assertThat(failure(() -> deepL().translate(wanted("es", null, "x"))).kind())
                .isEqualTo(Kind.BROKEN);
    }
}
