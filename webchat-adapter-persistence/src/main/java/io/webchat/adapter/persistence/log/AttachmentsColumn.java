package io.webchat.adapter.persistence.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** How attachments stand in the row of their message: {@code [{"file": …, "kind": …, "caption": …}]}, null for none. */
public final class AttachmentsColumn {
    // An older relay reads what a newer one wrote.
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<List<Element>> ELEMENTS = new TypeReference<>() {};

    private record Element(
            UUID file, @Nullable String kind, @Nullable String caption) {}

    private AttachmentsColumn() {}

    public static @Nullable String write(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? null
                : json(attachments.stream()
                        .map(each ->
                                new Element(each.file().value(), each.kind().wireName(), each.caption()))
                        .toList());
    }

    public static List<Attachment> read(@Nullable JSONB column) {
        if (column == null) {
            return List.of();
        }
        try {
            return JSON.readValue(column.data(), ELEMENTS).stream()
                    .map(AttachmentsColumn::attachment)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message with unreadable attachments", e);
        }
    }

    /** What the column of a message that carries the file contains, whatever else it does. */
    public static JSONB carrying(FileId file) {
        return JSONB.valueOf(json(List.of(new Element(file.value(), null, null))));
    }

    private static Attachment attachment(Element element) {
        return new Attachment(new FileId(element.file()), kind(element.kind()), element.caption());
    }

    private static FileKind kind(@Nullable String word) {
        return word == null ? FileKind.FILE : FileKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String json(List<Element> elements) {
        try {
            return JSON.writeValueAsString(elements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
