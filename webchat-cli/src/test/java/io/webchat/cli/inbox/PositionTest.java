package io.webchat.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionTest {
    @TempDir
    Path folder;

    @Test
    void theCursorShouldPassAnEventOnceAllBeforeItAreFinished() {
        Position position = Position.load(folder);
        begin(position, 1, 2, 3);

        position.finish(3, "c3");
        position.finish(2, "c2");
        assertThat(position.cursor()).isNull();

        position.finish(1, "c1");
        assertThat(position.cursor()).isEqualTo("c3");
    }

    @Test
    void aLaterRunShouldKnowWhatIsFinished() {
        Position position = Position.load(folder);
        begin(position, 1, 2, 3, 4);
        position.finish(1, "c1");
        position.finish(3, "c3");

        Position later = Position.load(folder);

        assertThat(later.cursor()).isEqualTo("c1");
        assertThat(later.isFinished(1)).isTrue();
        assertThat(later.isFinished(2)).isFalse();
        assertThat(later.isFinished(3)).isTrue();
        assertThat(later.isFinished(4)).isFalse();
        later.begin(2, "c2");
        later.finish(2, "c2");
        assertThat(later.cursor()).isEqualTo("c3");
    }

    @Test
    void workFromBeforeAGapShouldNotMoveThePosition() {
        Position position = Position.load(folder);
        begin(position, 1);

        position.jump("elsewhere");
        position.finish(1, "c1");

        assertThat(Position.load(folder).cursor()).isEqualTo("elsewhere");
    }

    @Test
    void aBrokenFileShouldBeginAtTheRelaysPosition() throws IOException {
        Files.writeString(folder.resolve("position.json"), "{\"cursor\":");

        assertThat(Position.load(folder).cursor()).isNull();
    }

    private static void begin(Position position, long... numbers) {
        for (long number : numbers) {
            position.begin(number, "c" + number);
        }
    }
}
