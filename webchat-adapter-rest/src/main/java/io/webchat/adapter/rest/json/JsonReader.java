package io.webchat.adapter.rest.json;

import io.webchat.adapter.rest.problem.Causes;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies whole: they are bounded, and a whole one parses fastest and fails clearest. */
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonReader implements MessageBodyReader<Object> {
    private static final byte[] NO_FIELDS = {'{', '}'};

    private final Json json;

    public JsonReader(Json json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonTypes.ours(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        byte[] bytes = bytes(body, headers.getFirst(HttpHeaders.CONTENT_LENGTH));
        if (bytes.length == 0) {
            if (!optional(annotations)) {
                throw Refusal.of(RefusalCode.JSON_INVALID, "Send a body: the documented JSON.");
            }
            bytes = NO_FIELDS;
        }
        return json.read(bytes, json.type(genericType));
    }

    /** A whole body of any type, in the bounds of its route. */
    public static byte[] whole(InputStream body) {
        return bytes(body, null);
    }

    private static byte[] bytes(InputStream body, @Nullable String length) {
        try {
            // Knowing the length saves the 16 KiB that an unknown one would begin with.
            return length == null ? body.readAllBytes() : body.readNBytes(Integer.parseInt(length));
        } catch (IOException e) {
            throw unread(e);
        }
    }

    private static RuntimeException unread(IOException e) {
        Optional<Refusal> tooLarge = Causes.first(e, Refusal.class);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        return timedOut(e) ? new ClientErrorException(408, e) : unfinished();
    }

    /** Whether the rest of a body didn't come in time. */
    public static boolean timedOut(IOException e) {
        return Causes.first(e, TimeoutException.class).isPresent();
    }

    /** For a body that can't be read to its end. */
    public static Refusal unfinished() {
        return Refusal.of(RefusalCode.BAD_REQUEST, "Send the whole body; this one ended early or was garbled.");
    }

    private static boolean optional(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof OptionalBody) {
                return true;
            }
        }
        return false;
    }
}
