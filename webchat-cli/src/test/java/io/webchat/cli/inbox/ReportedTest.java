package io.webchat.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.cli.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedTest {
    @TempDir
    Path folder;

    @Test
    void nothingShouldBeNewTwice() {
        var event = Json.object("seq", 7, "at", "2026-01-01T00:00:00Z");
        assertThat(new Reported(folder).isNew(event)).isTrue();

        new Reported(folder).report(event);

        assertThat(new Reported(folder).isNew(event)).isFalse();
        assertThat(new Reported(folder).isNew(Json.object("seq", 6, "at", "2025-12-31T00:00:00Z")))
                .isFalse();
        assertThat(new Reported(folder).isNew(Json.object("seq", 8, "at", "2026-01-01T00:00:00Z")))
                .isTrue();
    }

    /** A restored relay counts from an earlier number. */
    @Test
    void aLaterEventShouldBeNewWhateverItsNumber() {
        new Reported(folder).report(Json.object("seq", 7, "at", "2026-01-01T00:00:00Z"));

        assertThat(new Reported(folder).isNew(Json.object("seq", 3, "at", "2026-01-02T00:00:00Z")))
                .isTrue();
    }
}
