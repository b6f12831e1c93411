package io.webchat.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.house.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code scripts/write_settings_docs.sh} runs this with {@code -Ddocs.write=true}, which writes instead of comparing. */
class SettingsDocsTest {
    private static final String BEGIN = "<!-- settings: written by scripts/write_settings_docs.sh -->\n";
    private static final String END = "<!-- end of settings -->\n";
    private static final boolean WRITE = Boolean.getBoolean("docs.write");

    @Test
    void theOperationsGuideShouldListEverySetting() throws IOException {
        Path guide = Repository.root().resolve("docs/operations.md");
        String text = Files.readString(guide);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (WRITE) {
            Files.writeString(guide, text.substring(0, begin) + SettingsDocs.tables() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("docs/operations.md; run scripts/write_settings_docs.sh")
                    .isEqualTo(SettingsDocs.tables());
        }
    }

    @Test
    void theExampleShouldNameEverySetting() throws IOException {
        Path example = Repository.root().resolve(".env.example");
        if (WRITE) {
            Files.writeString(example, SettingsDocs.envExample());
        } else {
            assertThat(example)
                    .as(".env.example; run scripts/write_settings_docs.sh")
                    .hasContent(SettingsDocs.envExample());
        }
    }

    @Test
    void theExampleWithEverythingOnShouldBeTheDefaults() {
        String everythingOn = SettingsDocs.envExample().replaceAll("(?m)^#(?=[A-Z])", "");
        EnvFile file = EnvFile.parse(everythingOn, ".env.example");

        assertThat(file.problems()).isEmpty();
        assertThat(file.values()).hasSameSizeAs(RelaySettings.all());
        assertThat(Settings.from(file.values()).port()).isEqualTo(5110);
    }
}
