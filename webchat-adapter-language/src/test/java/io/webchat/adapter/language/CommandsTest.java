package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.EngineFailure.Kind;
import io.webchat.application.language.Speaker;
import io.webchat.application.language.Transcriber;
import io.webchat.application.language.Translator;
import io.webchat.domain.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final LanguageTag SPANISH = new LanguageTag("es");

    @TempDir
    Path folder;

    private final Commands commands = new Commands(Duration.ofSeconds(2), 2);

    private static EngineFailure failure(Runnable call) {
        return catchThrowableOfType(EngineFailure.class, call::run);
    }

    private Translator translator(String template) {
        return new CommandTranslator(commands, CommandTemplate.parse(template, CommandTemplate.Task.TRANSLATE));
    }

    private static Translator.Request wanted(@Nullable LanguageTag source, @Nullable LanguageTag likely, String text) {
        return new Translator.Request(List.of(text), SPANISH, source, likely);
    }

    private Path script(String body) throws IOException {
        return Files.writeString(folder.resolve("program.sh"), body);
    }

    @Test
    void aTemplateShouldBeCutIntoArgumentsWithoutAShell() {
        CommandTemplate template = CommandTemplate.parse(
                "  prog -a 'two words' \"it's\" --x={target}'' $HOME;ls ", CommandTemplate.Task.TRANSLATE);

        assertThat(template.filled(Map.of("target", "a b; rm -rf '")))
                .containsExactly("prog", "-a", "two words", "it's", "--x=a b; rm -rf '", "$HOME;ls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "prog 'open", "prog \"open", "prog {input}", "prog {nothing}"})
    void aTemplateThatCanNotBeRunShouldBeRefused(String text) {
        assertThatThrownBy(() -> CommandTemplate.parse(text, CommandTemplate.Task.TRANSLATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextShouldGoInAndComeOut() {
        Translator.Translated made = translator("sed 's/^/{source3}-{target3}: /'")
                .translate(wanted(new LanguageTag("en"), null, "\u00bfqu\u00e9? $(id) `id`"));

        assertThat(made.texts()).containsExactly("eng-spa: \u00bfqu\u00e9? $(id) `id`");
        assertThat(made.source()).isEqualTo("en");
    }

    @Test
    void aNeededLanguageShouldBeGuessedOrAskedFor() {
        assertThat(translator("sed s/^/{source}/")
                        .translate(wanted(null, new LanguageTag("de"), "x"))
                        .texts())
                .containsExactly("dex");
        assertThat(translator("sed s/^/{source}/").translate(wanted(null, SPANISH, "hola")))
                .isEqualTo(new Translator.Translated(List.of("hola"), "es"));
        assertThat(translator("cat").translate(wanted(null, SPANISH, "hello")).source())
                .isNull();
        assertThat(failure(() -> translator("sed s/^/{source}/").translate(wanted(null, null, "x")))
                        .kind())
                .isEqualTo(Kind.LANGUAGE);
    }

    @Test
    void theRelaysSettingsShouldNotBeTold() {
        List<String> names = new String(
                        commands.run(List.of("env"), new byte[0], 10_000, null).output(), UTF_8)
                .lines()
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();

        assertThat(names).isSubsetOf("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "PWD", "SHLVL", "_");
    }

    @Test
    void whatFailsShouldBeUnderstood() {
        assertThat(failure(() -> translator("/no/such/program").translate(wanted(null, null, "x")))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure(() -> translator("false").translate(wanted(null, null, "x")))
                        .kind())
                .isEqualTo(Kind.LANGUAGE);
        assertThat(failure(() -> translator("true").translate(wanted(null, null, "x")))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void aProgramThatASignalEndedShouldNotCountAsUnableTo() {
        assertThat(failure(() -> translator("sh -c 'kill -9 $$'").translate(wanted(null, null, "x")))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void manyPiecesShouldNotTakeLongerThanOneMay() {
        Translator slow = new CommandTranslator(
                new Commands(Duration.ofSeconds(1), 1),
                CommandTemplate.parse("sh -c 'sleep 0.6; cat'", CommandTemplate.Task.TRANSLATE));

        assertThat(failure(() -> slow.translate(
                                new Translator.Request(List.of("a", "b", "c", "d"), SPANISH, null, null)))
                        .kind())
                .isEqualTo(Kind.INPUT);
    }

    @Test
    void aProgramThatDoesNotEndShouldBeEndedWithItsChildren() throws IOException {
        Path script = script("sleep 300 & echo $! > \"$1\"; wait");
        Path pid = folder.resolve("pid");

        EngineFailure failure =
                failure(() -> commands.run(List.of("sh", script.toString(), pid.toString()), new byte[0], 100, null));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        long child = Long.parseLong(Files.readString(pid).strip());
        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aProgramThatSaysTooMuchShouldBeEnded() {
        assertThat(failure(() -> commands.run(List.of("yes"), new byte[0], 10_000, null))
                        .kind())
                .isEqualTo(Kind.BROKEN);
        Path file = folder.resolve("big");
        assertThat(failure(() -> commands.run(
                                List.of("dd", "if=/dev/zero", "of=" + file, "bs=1M", "count=20000"),
                                new byte[0],
                                1_000_000,
                                file))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void moreThanAFewShouldWaitTheirTurn() {
        Commands one = new Commands(Duration.ofSeconds(1), 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var long1 = threads.submit(() -> failure(() -> one.run(List.of("sleep", "30"), new byte[0], 10, null)));
            var long2 = threads.submit(() -> failure(() -> one.run(List.of("sleep", "30"), new byte[0], 10, null)));

            assertThat(List.of(long1, long2))
                    .allSatisfy(run -> assertThat(run.get().kind()).isEqualTo(Kind.UNAVAILABLE));
        }
        assertThat(one.run(List.of("true"), new byte[0], 10, null).exitCode()).isZero();
    }

    @Test
    void aPlainSoundShouldNeedNoConverter() throws IOException {
        Path wav = Files.write(folder.resolve("a.wav"), wav("hello there"));
        Transcriber transcriber = new CommandTranscriber(
                commands,
                new SoundConverter(commands, "/no/such/ffmpeg"),
                CommandTemplate.parse("tail -c 11 {input}", CommandTemplate.Task.TRANSCRIBE));

        assertThat(transcriber
                        .transcribe(new Transcriber.Clip(wav, "a.wav", "audio/wav", null))
                        .text())
                .isEqualTo("hello there");
    }

    private static byte[] wav(String data) {
        byte[] head = new byte[44];
        System.arraycopy("RIFF____WAVEfmt ".getBytes(UTF_8), 0, head, 0, 16);
        head[20] = 1;
        head[22] = 1;
        head[24] = (byte) 0x80;
        head[25] = 0x3E;
        head[34] = 16;
        byte[] all = Arrays.copyOf(head, 44 + data.length());
        System.arraycopy(data.getBytes(UTF_8), 0, all, 44, data.length());
        return all;
    }

    @Test
    void aSoundShouldComeFromAFileOrTheOutput() throws IOException {
        // As espeak-ng does it: who writes into a pipe can't say beforehand how long it becomes.
        Path script = script("cat > /dev/null; printf 'RIFF\\377\\377\\377\\177WAVEfmt \\004\\0\\0\\0----"
                + "data\\377\\377\\377\\177%s' \"$2\" > \"${1:-/dev/stdout}\"");
        Speaker toFile = new CommandSpeaker(
                commands, CommandTemplate.parse("sh " + script + " {output} {voice}", CommandTemplate.Task.SPEAK));
        Speaker toOutput = new CommandSpeaker(
                commands, CommandTemplate.parse("sh " + script + " '' {language}", CommandTemplate.Task.SPEAK));

        byte[] whole = "RIFF\32\0\0\0WAVEfmt \4\0\0\0----data\2\0\0\0es".getBytes(UTF_8);
        assertThat(toFile.speak(new Speaker.Script("x", SPANISH, null)).content())
                .isEqualTo(whole);
        Speaker.Speech spoken = toOutput.speak(new Speaker.Script("x", SPANISH, "v"));
        assertThat(spoken.content()).isEqualTo(whole);
        assertThat(spoken.mediaType()).isEqualTo("audio/wav");
        Speaker mute = new CommandSpeaker(commands, CommandTemplate.parse("true", CommandTemplate.Task.SPEAK));
        assertThat(failure(() -> mute.speak(new Speaker.Script("x", null, null)))
                        .kind())
                .isEqualTo(Kind.BROKEN);
        Path silent = script("printf 'RIFF\\044\\0\\0\\0WAVEfmt \\004\\0\\0\\0----data\\0\\0\\0\\0'");
        Speaker empty = new CommandSpeaker(commands, CommandTemplate.parse("sh " + silent, CommandTemplate.Task.SPEAK));
        assertThat(failure(() -> empty.speak(new Speaker.Script("x", null, null)))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }
}
