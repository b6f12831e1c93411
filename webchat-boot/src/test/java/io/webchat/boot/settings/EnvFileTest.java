package io.webchat.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b|b",
                "  A = b  |b",
                "export A=b|b",
                "A=|``",
                "A=\"\"|``",
                "A=''|``",
                "A=b c|b c",
                "A=b#c|b#c",
                "A=b # c|b",
                "A=# c|``",
                "A=b=c|b=c",
                "A='b # c'|b # c",
                "A=\"b # c\"|b # c",
                "A=\"b\" # c|b",
                "A='b' # c|b",
                "A=\"b \\\"c\\\"\"|b \"c\"",
                "A='b \"c\"'|b \"c\"",
                "A=\"it's\"|it's",
                "A=it's|it's",
                "A=\"C:\\dir\"|C:\\dir",
                "A=\"a\\\\b\"|a\\b",
                "A='a\\nb'|a\\nb",
                "A=$HOME|$HOME",
                "A=\"pa$$\"|pa$$",
                "A=ü|ü"
            })
    void aLineShouldGiveItsValue(String line, String value) {
        EnvFile file = EnvFile.parse(line, "f");

        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).isEqualTo(Map.of("A", value));
    }

    @Test
    void doubleQuotesShouldReadNewLinesAndTabs() {
        assertThat(EnvFile.parse("A=\"1\\n2\\t3\"", "f").values()).containsEntry("A", "1\n2\t3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndShouldDo(String end) {
        EnvFile file = EnvFile.parse(String.join(end, "\uFEFF# first", "", "A=1", "  # more", "export B='2'", ""), "f");

        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "=b", "A B=c", "1A=b", "A-B=c", "export", "export A"})
    void aLineThatIsNoneShouldBeNamed(String line) {
        assertThat(EnvFile.parse("# 1\n" + line, "f.env").problems())
                .containsExactly("f.env line 2: expects NAME=value, or # before a comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=\"b", "A='b", "A=\"b\"c", "A='b'c", "A='it's'", "A=\"b\\\""})
    void aQuoteThatIsNotClosedShouldBeNamed(String line) {
        assertThat(EnvFile.parse(line, "f.env").problems())
                .containsExactly("f.env line 1: expects the value to end with the quote it begins with");
    }

    @Test
    void allProblemsShouldBeNamedWithoutValues() {
        EnvFile file = EnvFile.parse("A=1\nA=hunter2\noops hunter2\nB=2", "f");

        assertThat(file.values()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(file.problems()).hasSize(2).noneMatch(problem -> problem.contains("hunter2"));
        assertThat(file.problems().get(0)).isEqualTo("f line 2: A is given a second time; keep one of them");
    }

    @Test
    void aFileOfOtherBytesShouldBeNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin1"), new byte[] {'A', '=', (byte) 0xfc});

        assertThat(EnvFile.read(file).problems()).containsExactly(file + " is not UTF-8; save it as UTF-8 text");
        assertThat(EnvFile.read(folder).problems())
                .containsExactly(folder + " can't be read; check that it is a file and its rights");
    }
}
