package io.webchat.application.messaging;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends with the usual values, and one of them changed. */
public record Talk(TestRelay relay) {
    public SendMessage.Sent send(SignedIn sender, String to, String text) {
        return send(sender, to, text, null, null, null, null);
    }

    SendMessage.Sent keyed(SignedIn sender, String to, String text, String key) {
        return send(sender, to, text, null, null, null, key);
    }

    public SendMessage.Sent send(
            SignedIn sender,
            String to,
            String text,
            @Nullable String source,
            @Nullable String replyTo,
            @Nullable Duration expiresIn,
            @Nullable String key) {
        return relay.the(SendMessage.class)
                .handle(new SendMessage.Command(
                        sender,
                        Channel.PCHAT,
                        to,
                        text,
                        null,
                        source,
                        replyTo,
                        expiresIn,
                        key == null ? null : IdempotencyKey.parse(key)));
    }
}
