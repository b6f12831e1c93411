package io.webchat.domain.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.messaging.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Translation wanted =
            Translation.wanted(new MessageId(new UUID(1, 2)), new LanguageTag("es"), NOW, NOW);

    @Test
    void itShouldBeTriedLessAndLessOftenAndGivenUp() {
        Translation at = wanted;
        Duration last = Duration.ZERO;
        int tries = 0;
        while (at.state() == Translation.State.PENDING) {
            Translation next = at.failed(null, "provider_unavailable", NOW, null, 0);
            if (next.state() == Translation.State.PENDING) {
                Duration pause = Duration.between(NOW, next.dueAt());
                assertThat(pause).isGreaterThan(last);
                last = pause;
            }
            at = next;
            tries++;
        }
        assertThat(tries).isEqualTo(9);
        assertThat(at.state()).isEqualTo(Translation.State.FAILED);
        assertThat(at.reason()).isEqualTo("provider_unavailable");
    }

    @Test
    void thoseWhoWaitShouldBeToldOnceThatItIsLate() {
        Translation first = wanted.failed(null, "x", NOW, null, 0);
        Translation third = first.failed(null, "x", NOW, null, 0).failed(null, "x", NOW, null, 0);

        assertThat(first.worthTelling()).isFalse();
        assertThat(first.retrying()).isFalse();
        assertThat(third.worthTelling()).isTrue();
        assertThat(third.retrying()).isTrue();
        assertThat(third.failed(null, "x", NOW, null, 0).worthTelling()).isFalse();
        assertThat(wanted.done(null, "hola", "en", "deepl").worthTelling()).isTrue();
        assertThat(wanted.givenUp(null, "x").worthTelling()).isTrue();
    }

    @Test
    void anEnginesWishToBeLeftAloneShouldBeKept() {
        Instant later = NOW.plusSeconds(3_000);

        assertThat(wanted.failed(null, "x", NOW, later, 0).dueAt()).isEqualTo(later);
        assertThat(wanted.failed(null, "x", NOW, NOW, 0).dueAt()).isAfter(NOW);
    }
}
