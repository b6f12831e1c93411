package io.webchat.adapter.persistence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a happening stands in a row of {@code inbox_event}: a message by its id, so that an edit or a deletion holds for
 * the log too; anything else by its facts.
 *
 * @param messageId null for what is no message
 * @param body JSON; null for a message
 */
record HappeningRow(String kind, @Nullable UUID messageId, @Nullable String body) {
    private static final String MESSAGE = "message";
    private static final String RECEIPT = "receipt";

    // An older relay reads what a newer one wrote.
    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Receipt(long conversation, long by, String status, long upToSeq) {}

    static HappeningRow of(Happening happening) {
        return switch (happening) {
            case Happening.MessageArrived arrived ->
                new HappeningRow(MESSAGE, arrived.message().id().value(), null);
            case Happening.ReceiptMoved moved -> new HappeningRow(
                    RECEIPT,
                    null,
                    write(new Receipt(
                            moved.conversation().value(),
                            moved.by().value(),
                            moved.status().word(),
                            moved.upToSeq())));
        };
    }

    /** @param message the message of the row; null when it has none */
    Happening read(@Nullable Message message) {
        return switch (kind) {
            case MESSAGE -> new Happening.MessageArrived(requireNonNull(message, "an event without its message"));
            case RECEIPT -> {
                Receipt receipt = read(Receipt.class);
                yield new Happening.ReceiptMoved(
                        new ConversationId(receipt.conversation()),
                        new AccountId(receipt.by()),
                        DeliveryStatus.valueOf(receipt.status().toUpperCase(Locale.ROOT)),
                        receipt.upToSeq());
            }
            default -> throw new IllegalStateException("an event of unknown kind " + kind);
        };
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(Class<T> type) {
        try {
            return JSON.readValue(requireNonNull(body, "an event without its body"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event with an unreadable body", e);
        }
    }
}
