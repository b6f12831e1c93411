package io.webchat.testkit.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.bridge.RouteHealth;
import io.webchat.application.bridge.RouteHealth.Health;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.Channel;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link RouteHealth} keeps. */
public interface RouteHealthContract extends StoreContract {
    PhoneId PIXEL = new PhoneId("pixel");
    Instant NOW = Fixtures.START;

    private RouteHealth health() {
        return store().routeHealth();
    }

    @Test
    default void nothingShouldBeKnownAtFirst() {
        assertThat(health().of(PIXEL)).isEmpty();
    }

    @Test
    default void aProblemShouldStayUntilItWorks() {
        health().worked(PIXEL, Channel.SMS, NOW);
        health().failed(PIXEL, Channel.SMS, NOW.plusSeconds(1), "down", NOW.plusSeconds(60));
        assertThat(health().of(PIXEL))
                .containsExactly(
                        Map.entry(Channel.SMS, new Health(NOW, NOW.plusSeconds(1), "down", NOW.plusSeconds(60))));

        health().worked(PIXEL, Channel.SMS, NOW.plusSeconds(2));

        assertThat(health().of(PIXEL))
                .containsExactly(
                        Map.entry(Channel.SMS, new Health(NOW.plusSeconds(2), NOW.plusSeconds(1), null, null)));
    }

    @Test
    default void aHoldShouldEnd() {
        health().failed(PIXEL, Channel.SMS, NOW, "down", NOW.plusSeconds(60));

        Health known = health().of(PIXEL).getOrDefault(Channel.SMS, new Health(null, null, null, null));

        assertThat(known.heldAt(NOW.plusSeconds(59))).isTrue();
        assertThat(known.heldAt(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    default void linesShouldBeKeptApartAndForgottenByPhone() {
        PhoneId other = new PhoneId("other");
        health().failed(PIXEL, Channel.SMS, NOW, "down", null);
        health().worked(PIXEL, Channel.WA, NOW);
        health().worked(other, Channel.SMS, NOW);

        health().forget(PIXEL);

        assertThat(health().of(PIXEL)).isEmpty();
        assertThat(health().of(other)).containsOnlyKeys(Channel.SMS);
    }
}
