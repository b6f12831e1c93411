package io.webchat.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Session session(boolean visible, @Nullable Instant expiresAt) {
        return new Session(
                new SessionId("ses_1"),
                new AccountId(1),
                SessionLabels.parse(null, null, null),
                visible,
                null,
                null,
                NOW,
                NOW,
                expiresAt);
    }

    @Test
    void theLeaseShouldEndSixtySecondsAfterTheLastSignOfLife() {
        Session session = session(true, null);

        assertThat(session.onlineUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(session.onlineAt(NOW)).isTrue();
        assertThat(session.onlineAt(NOW.plusSeconds(60).minusNanos(1_000))).isTrue();
        assertThat(session.onlineAt(NOW.plusSeconds(60))).isFalse();
        assertThat(session.seen(NOW.plusSeconds(30)).onlineAt(NOW.plusSeconds(89)))
                .isTrue();
    }

    @Test
    void aHiddenSessionShouldNotBeOnline() {
        assertThat(session(false, null).onlineAt(NOW)).isFalse();
    }

    @Test
    void aSessionShouldExpireAtItsTime() {
        assertThat(session(true, NOW.plusSeconds(1)).expiredAt(NOW)).isFalse();
        assertThat(session(true, NOW).expiredAt(NOW)).isTrue();
        assertThat(session(true, null).expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void presenceShouldChangeNothingElse() {
        Session session = session(false, NOW.plusSeconds(9));
        SessionLabels labels = SessionLabels.parse("laptop", "work", null);

        assertThat(session.present(true, labels, WorkState.IDLE, "lunch"))
                .isEqualTo(new Session(
                        session.id(),
                        session.account(),
                        labels,
                        true,
                        WorkState.IDLE,
                        "lunch",
                        NOW,
                        NOW,
                        NOW.plusSeconds(9)));
    }

    @Test
    void aTokenShouldNotBePrinted() {
        assertThat(new SessionToken("pct_secret")).hasToString("[REDACTED]");
    }
}
