package io.webchat.adapter.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.webchat.application.callbacks.CallbackDeliverer.Notice;
import io.webchat.application.files.AttachmentView;
import io.webchat.application.messaging.MessageView;
import io.webchat.domain.messaging.Message;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a call: {@code type}, {@code timestamp} and {@code data}, a message as the HTTP contract shows it. */
record Payload(String type, Instant timestamp, Object data) {
    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantWriter()))
            .build();

    /** @param chatAddress for whom it came; in a group {@code to} doesn't tell */
    private record ReceivedMessage(
            String messageId,
            String chatAddress,
            String channel,
            String conversation,
            long conversationSeq,
            String from,
            String fromName,
            String fromKind,
            @Nullable String fromOwner,
            String to,
            String text,
            @Nullable String subject,
            List<CarriedFile> attachments,
            @Nullable String replyTo,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable Instant expiresAt) {
        static ReceivedMessage of(Notice.MessageReceived received) {
            MessageView view = received.message();
            Message message = view.message();
            return new ReceivedMessage(
                    message.id().toString(),
                    received.recipient().value(),
                    message.channel().wireName(),
                    view.conversation(),
                    message.conversationSeq(),
                    view.from().value(),
                    view.fromName(),
                    view.fromKind().wireName(),
                    view.fromOwner() == null ? null : view.fromOwner().value(),
                    view.to(),
                    view.text(),
                    view.subject(),
                    view.attachments().stream().map(CarriedFile::of).toList(),
                    message.content().replyTo() == null
                            ? null
                            : message.content().replyTo().toString(),
                    message.createdAt(),
                    message.editedAt(),
                    message.expiresAt());
        }
    }

    private record CarriedFile(
            String fileId,
            String url,
            String name,
            String mediaType,
            long size,
            String kind,
            @Nullable String caption,
            @Nullable Boolean gone) {
        static CarriedFile of(AttachmentView view) {
            return new CarriedFile(
                    view.file().toString(),
                    view.url(),
                    view.name(),
                    view.mediaType(),
                    view.size(),
                    view.kind().wireName(),
                    view.caption(),
                    view.gone() ? true : null);
        }
    }

    private record Tested(String chatAddress, String text) {}

    static byte[] of(Notice notice) {
        return write(
                switch (notice) {
                    case Notice.MessageReceived received ->
                        new Payload("message.received", received.at(), ReceivedMessage.of(received));
                    case Notice.Test test ->
                        new Payload(
                                "callback.test",
                                test.at(),
                                new Tested(test.recipient().value(), "A test of this callback."));
                });
    }

    private static byte[] write(Payload payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the HTTP contract writes times. */
    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(MICROSECONDS.format(value));
        }
    }
}
