package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import io.webchat.adapter.language.diagnostic.EngineDiagnostics;
import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of engines that are well, down, slow, closed to it, or talk nonsense. */
@Timeout(60)
class EngineDiagnosticsTest {
    private static final String LANGUAGES = """
        [{"code":"xx-own","targets":["en"]},{"code":"en","targets":["en","ja","es"]}]\
        """;

    private Vendor vendor;

    @BeforeEach
    void open() throws IOException {
        vendor = new Vendor();
        vendor.answer("/languages", 200, LANGUAGES);
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    private record Engines(List<String> translators, List<String> transcribers, List<String> speakers) {}

    private static Engines translator(String word) {
        return new Engines(List.of(word), List.of(), List.of());
    }

    private static Engines transcriber(String word) {
        return new Engines(List.of(), List.of(word), List.of());
    }

    private static Engines speaker(String word) {
        return new Engines(List.of(), List.of(), List.of(word));
    }

    private List<Diagnostic> due(Engines engines, URI url, @Nullable String translate) {
        EnginesConfig.Service service = new EnginesConfig.Service(url, "key", "model", "voice");
        EnginesConfig config = new EnginesConfig(
                engines.translators(),
                service,
                service,
                CommandTemplate.parse(translate == null ? "none" : translate, CommandTemplate.Task.TRANSLATE),
                engines.transcribers(),
                service,
                CommandTemplate.parse("none {input}", CommandTemplate.Task.TRANSCRIBE),
                engines.speakers(),
                service,
                CommandTemplate.parse("none {output}", CommandTemplate.Task.SPEAK),
                "no-such-ffmpeg",
                Duration.ofSeconds(1),
                2);
        return Guice.createInjector(
                        new LanguageModule(config),
                        binder -> binder.bind(Clock.class).toInstance(Clock.systemUTC()))
                .getInstance(EngineDiagnostics.class)
                .due();
    }

    /** Of the one engine that is set up. */
    private DiagnosticResult result(Engines engines, URI url, @Nullable String translate) {
        return due(engines, url, translate).stream()
                .filter(diagnostic -> !diagnostic.provider().equals("none"))
                .findFirst()
                .orElseThrow()
                .examination()
                .get();
    }

    private DiagnosticResult result(Engines engines) {
        return result(engines, vendor.url(), null);
    }

    private static void shouldFail(DiagnosticResult result, String detail, String advice) {
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).contains(detail);
        assertThat(String.join(" ", result.advice())).contains(advice);
    }

    @Test
    void whatIsNotSetUpShouldNameItsSetting() {
        List<Diagnostic> due = due(new Engines(List.of(), List.of(), List.of()), vendor.url(), null);

        assertThat(due).extracting(Diagnostic::name).containsExactly("translate", "transcribe", "speak");
        assertThat(due.getLast().examination().get().outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
        assertThat(due.getLast().examination().get().advice())
                .containsExactly("Set WEBCHAT_SPEAK_ENGINES to one or more of openai, command.");
    }

    @Test
    void aTranslatorShouldBeTriedWithLanguagesThatItOffers() {
        vendor.answer("/translate", 200, "{\"translatedText\":\"Buenos días\"}");

        assertThat(result(translator("libretranslate")).detail())
                .isEqualTo("\"Good morning\" (en) became \"Buenos días\" (es).");
        assertThat(vendor.asked("/translate").getFirst().text())
                .contains("\"source\":\"en\"", "\"target\":\"es\"", "\"api_key\":\"key\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"error\":\"Invalid API key\"}|answered 403|Set WEBCHAT_LIBRETRANSLATE_API_KEY",
                "429|{\"error\":\"Slowdown\"}|answered 429|allowance",
                "500|{\"error\":\"broke\"}|answered 500|WEBCHAT_LIBRETRANSLATE_URL",
                "404|<html>no such page|answered 404|WEBCHAT_LIBRETRANSLATE_URL",
                "200|<html>A router says hello|no JSON|WEBCHAT_LIBRETRANSLATE_URL",
                "200|{\"translatedText\":\" \"}|empty text|WEBCHAT_LIBRETRANSLATE_URL",
                "200|{\"translatedText\":\"Good morning\"}|as it was|WEBCHAT_LIBRETRANSLATE_URL",
                "400|{\"error\":\"es is not supported\"}|not supported|Load languages"
            })
    void aTranslatorThatFailsShouldNameWhatToMend(int status, String body, String detail, String advice) {
        vendor.answer("/translate", status, body);

        shouldFail(result(translator("libretranslate")), detail, advice);
    }

    @Test
    void aServerThatIsDownOrSilentShouldNameItsAddressSetting() {
        shouldFail(
                result(translator("deepl"), URI.create("http://127.0.0.1:1"), null),
                "can't be called",
                "WEBCHAT_DEEPL_URL");
        vendor.fallSilent();
        shouldFail(result(speaker("openai")), "gave no answer within 1 seconds", "WEBCHAT_SPEAK_URL");
    }

    @Test
    void aTranscriberShouldBeGivenAPlayableToneAndMayHearNothing() {
        vendor.answer("/audio/transcriptions", 200, "{\"text\":\"\"}");

        DiagnosticResult result = result(transcriber("openai"));

        assertThat(result.outcome()).isEqualTo(Outcome.OK);
        assertThat(result.detail()).isEqualTo("It took a tone, and found no words in it.");
        byte[] form = vendor.asked("/audio/transcriptions").getFirst().body();
        int riff = new String(form, ISO_8859_1).indexOf("RIFF");
        assertThat(SoundBytes.plainSpeech(Arrays.copyOfRange(form, riff, riff + 64)))
                .isTrue();
    }

    @Test
    void aTranscriberThatRefusesShouldNameKeyOrModel() {
        vendor.answer("/audio/transcriptions", 401, "{\"error\":\"no\"}");
        shouldFail(result(transcriber("openai")), "answered 401", "Set WEBCHAT_TRANSCRIBE_API_KEY");
        vendor.answer("/audio/transcriptions", 404, "{\"error\":\"no such model\"}");
        shouldFail(result(transcriber("openai")), "no such model", "WEBCHAT_TRANSCRIBE_MODEL");
    }

    @Test
    void aMissingProgramShouldBeNamed() {
        shouldFail(result(transcriber("command")), "no-such-ffmpeg", "WEBCHAT_FFMPEG_COMMAND");
        shouldFail(
                result(translator("command"), vendor.url(), "no-such-program {source} {target}"),
                "no-such-program",
                "WEBCHAT_TRANSLATE_COMMAND");
    }

    @Test
    void aProgramShouldBeTriedWithSeveralLanguages() {
        String onlyFrench = "sh -c 'test $0 = fr && cat >/dev/null && echo Hello' {source} {target}";

        assertThat(result(translator("command"), vendor.url(), onlyFrench).detail())
                .isEqualTo("\"Bonjour\" (fr) became \"Hello\" (en).");
        shouldFail(
                result(translator("command"), vendor.url(), "sh -c 'echo no model >&2; exit 1' {source}"),
                "no model",
                "by hand");
    }

    @Test
    void aSpeakerShouldHaveASoundInItsFile() {
        byte[] silence = new byte[4_000];
        System.arraycopy("ID3".getBytes(UTF_8), 0, silence, 0, 3);
        vendor.answer("/audio/speech", 200, "audio/mpeg", silence, Map.of());
        shouldFail(result(speaker("openai")), "without a sound", "WEBCHAT_SPEAK_URL");

        byte[] sound = silence.clone();
        sound[3_000] = 7;
        vendor.answer("/audio/speech", 200, "audio/mpeg", sound, Map.of());
        assertThat(result(speaker("openai")).detail()).isEqualTo("\"Hello\" became 4000 bytes of audio/mpeg.");
    }
}
