package io.webchat.domain.messaging;

import static io.webchat.domain.messaging.DeliveryStatus.DELIVERED;
import static io.webchat.domain.messaging.DeliveryStatus.QUEUED;
import static io.webchat.domain.messaging.DeliveryStatus.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Receipt QUEUED_AT_ONE = new Receipt(new AccountId(1), null, null);
    private static final Receipt DELIVERED_TO_ONE = new Receipt(new AccountId(2), AT, null);
    private static final Receipt READ_BY_ONE = new Receipt(new AccountId(3), AT, AT);

    @Test
    void aReceiptShouldNameTheFarthestStepReached() {
        assertThat(QUEUED_AT_ONE.status()).isEqualTo(QUEUED);
        assertThat(DELIVERED_TO_ONE.status()).isEqualTo(DELIVERED);
        assertThat(READ_BY_ONE.status()).isEqualTo(READ);
    }

    @Test
    void nothingShouldBeReadButNotDelivered() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(new AccountId(1), null, AT));
    }

    @Test
    void togetherTheyShouldHaveReachedWhatAllHaveReached() {
        assertThat(Receipt.together(List.of(READ_BY_ONE, DELIVERED_TO_ONE, QUEUED_AT_ONE)))
                .isEqualTo(QUEUED);
        assertThat(Receipt.together(List.of(READ_BY_ONE, DELIVERED_TO_ONE))).isEqualTo(DELIVERED);
        assertThat(Receipt.together(List.of(READ_BY_ONE))).isEqualTo(READ);
    }

    @Test
    void withoutAReceiverAMessageShouldBeRead() {
        assertThat(Receipt.together(List.of())).isEqualTo(READ);
    }
}
