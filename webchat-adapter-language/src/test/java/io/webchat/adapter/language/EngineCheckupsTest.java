package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import io.webchat.adapter.language.checkup.EngineCheckups;
import io.webchat.application.doctor.Checkup;
import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
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
class EngineCheckupsTest {
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

    private List<Checkup> due(Engines engines, URI url, @Nullable String translate) {
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
                .getInstance(EngineCheckups.class)
                .due();
    }

    /** Of the one engine that is set up. */
    private Finding finding(Engines engines, URI url, @Nullable String translate) {
        return due(engines, url, translate).stream()
                .filter(checkup -> !checkup.provider().equals("none"))
                .findFirst()
                .orElseThrow()
                .examination()
                .get();
    }

    private Finding finding(Engines engines) {
        return finding(engines, vendor.url(), null);
    }

    private static void shouldFail(Finding finding, String detail, String advice) {
        assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).contains(detail);
        assertThat(String.join(" ", finding.advice())).contains(advice);
    }

    @Test
    void whatIsNotSetUpShouldNameItsSetting() {
        List<Checkup> due = due(new Engines(List.of(), List.of(), List.of()), vendor.url(), null);

        assertThat(due).extracting(Checkup::name).containsExactly("translate", "transcribe", "speak");
        assertThat(due.getLast().examination().get().outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
        assertThat(due.getLast().examination().get().advice())
                .containsExactly("Set WEBCHAT_SPEAK_ENGINES to one or more of openai, command.");
    }

    @Test
    void aTranslatorShouldBeTriedWithLanguagesThatItOffers() {
        vendor.answer("/translate", 200, "{\"translatedText\":\"Buenos días\"}");

        assertThat(finding(translator("libretranslate")).detail())
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

        shouldFail(finding(translator("libretranslate")), detail, advice);
    }

    @Test
    void aServerThatIsDownOrSilentShouldNameItsAddressSetting() {
        shouldFail(
                finding(translator("deepl"), URI.create("http://127.0.0.1:1"), null),
                "can't be called",
                "WEBCHAT_DEEPL_URL");
        vendor.fallSilent();
        shouldFail(finding(speaker("openai")), "gave no answer within 1 seconds", "WEBCHAT_SPEAK_URL");
    }

    @Test
    void aTranscriberShouldBeGivenAPlayableToneAndMayHearNothing() {
        vendor.answer("/audio/transcriptions", 200, "{\"text\":\"\"}");

        Finding finding = finding(transcriber("openai"));

        assertThat(finding.outcome()).isEqualTo(Outcome.OK);
        assertThat(finding.detail()).isEqualTo("It took a tone, and found no words in it.");
        byte[] form = vendor.asked("/audio/transcriptions").getFirst().body();
        int riff = new String(form, ISO_8859_1).indexOf("RIFF");
        assertThat(SoundBytes.plainSpeech(Arrays.copyOfRange(form, riff, riff + 64)))
                .isTrue();
    }

    @Test
    void aTranscriberThatRefusesShouldNameKeyOrModel() {
        vendor.answer("/audio/transcriptions", 401, "{\"error\":\"no\"}");
        shouldFail(finding(transcriber("openai")), "answered 401", "Set WEBCHAT_TRANSCRIBE_API_KEY");
        vendor.answer("/audio/transcriptions", 404, "{\"error\":\"no such model\"}");
        shouldFail(finding(transcriber("openai")), "no such model", "WEBCHAT_TRANSCRIBE_MODEL");
    }

    @Test
    void aMissingProgramShouldBeNamed() {
        shouldFail(finding(transcriber("command")), "no-such-ffmpeg", "WEBCHAT_FFMPEG_COMMAND");
        shouldFail(
                finding(translator("command"), vendor.url(), "no-such-program {source} {target}"),
                "no-such-program",
                "WEBCHAT_TRANSLATE_COMMAND");
    }

    @Test
    void aProgramShouldBeTriedWithSeveralLanguages() {
        String onlyFrench = "sh -c 'test $0 = fr && cat >/dev/null && echo Hello' {source} {target}";

        assertThat(finding(translator("command"), vendor.url(), onlyFrench).detail())
                .isEqualTo("\"Bonjour\" (fr) became \"Hello\" (en).");
        shouldFail(
                finding(translator("command"), vendor.url(), "sh -c 'echo no model >&2; exit 1' {source}"),
                "no model",
                "by hand");
    }

    @Test
    void aSpeakerShouldHaveASoundInItsFile() {
        byte[] silence = new byte[4_000];
        System.arraycopy("ID3".getBytes(UTF_8), 0, silence, 0, 3);
        vendor.answer("/audio/speech", 200, "audio/mpeg", silence, Map.of());
        shouldFail(finding(speaker("openai")), "without a sound", "WEBCHAT_SPEAK_URL");

        byte[] sound = silence.clone();
        sound[3_000] = 7;
        vendor.answer("/audio/speech", 200, "audio/mpeg", sound, Map.of());
        assertThat(finding(speaker("openai")).detail()).isEqualTo("\"Hello\" became 4000 bytes of audio/mpeg.");
    }
}
