package io.webchat.domain.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "demo.mp4, demo.mp4",
        "'../../etc/passwd', passwd",
        "'C:\\\\Users\\\\x\\\\Bild.png', Bild.png",
        "' a b .txt ', 'a b .txt'",
        ".., file",
        "'', file",
        "'a/', file",
        ".env, .env",
        "Grüße.txt, Grüße.txt"
    })
    void namesShouldBeMadeHarmless(String given, String name) {
        assertThat(FileName.of(given)).isEqualTo(name);
    }

    @Test
    void controlAndDirectionCharactersShouldGo() {
        assertThat(FileName.of("a\0\r\nb\u202e.txt")).isEqualTo("ab.txt");
    }

    @Test
    void longNamesShouldKeepTheirEnding() {
        String name = FileName.of("ü".repeat(300) + ".jpeg");

        assertThat(name).startsWith("üü").endsWith("ü.jpeg");
        assertThat(name.getBytes(UTF_8)).hasSizeBetween(254, FileName.MAX_BYTES);
        assertThat(FileName.of("x".repeat(300))).hasSize(FileName.MAX_BYTES);
    }

    @Test
    void halvesOfCharactersShouldGo() {
        assertThat(FileName.of("a\ud83d.txt")).isEqualTo("a.txt");
        assertThat(FileName.of("a\ud83d\ude00.txt")).isEqualTo("a\ud83d\ude00.txt");
    }
}
