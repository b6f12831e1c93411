package io.webchat.boot.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceShouldBeFormatted() {
        Path root = Repository.root();
        List<Path> files = Repository.javaFiles(root);

        List<Path> unformatted = files.parallelStream()
                .filter(file -> !isFormatted(text(file)))
                .map(root::relativize)
                .sorted()
                .toList();

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(unformatted).as("files to format; run scripts/format.sh").isEmpty();
    }

    @Test
    void aSourceOfAnotherFormatShouldBeFound() {
        assertThat(isFormatted("class A {\n    int b;\n}\n")).isTrue();
        assertThat(isFormatted("class A {\n  int b;\n}\n")).isFalse();
        assertThat(isFormatted("import java.util.Map;\n\nclass A {}\n"))
                .as("unused import")
                .isFalse();
    }

    private static boolean isFormatted(String source) {
        try {
            return FORMATTER.formatSourceAndFixImports(source).equals(source);
        } catch (FormatterException e) {
            throw new AssertionError("The formatter can't read:\n" + source, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
