package io.webchat.adapter.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.callbacks.CallbackSecret;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final CallbackSecret PUBLISHED = new CallbackSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** The vector in the tests of the reference libraries. */
    @Test
    void thePublishedVectorShouldComeOut() {
        assertThat(WebhookSignature.of(List.of(PUBLISHED), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everySecretShouldGiveASignature() {
        CallbackSecret other = CallbackSecret.of(new byte[32]);

        assertThat(WebhookSignature.of(List.of(other, PUBLISHED), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, BODY))
                .matches("v1,[A-Za-z0-9+/]{43}= v1,g0hM9SsE\\+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
