package io.webchat.adapter.rest.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds that a {@code chat_address} in the body of a call is the caller's own. Calls that mean somebody else's by it read
 * it themselves.
 */
public final class OwnAddressInterceptor implements ReaderInterceptor {
    private static final String FIELD = "chat_address";
    private static final JsonFactory JSON = new JsonFactory();

    private final OwnAddress ownAddress;

    public OwnAddressInterceptor(OwnAddress ownAddress) {
        this.ownAddress = ownAddress;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Optional<SignedIn> caller = caller(context.getProperty(AuthFilter.CALLER));
        if (caller.isPresent() && context.getType().isRecord() && !reads(context.getType())) {
            byte[] body = context.getInputStream().readAllBytes();
            context.setInputStream(new ByteArrayInputStream(body));
            if (new String(body, StandardCharsets.ISO_8859_1).contains(FIELD)) {
                named(body).ifPresent(address -> ownAddress.require(caller.get(), FIELD, address));
            }
        }
        return context.proceed();
    }

    private static Optional<SignedIn> caller(@Nullable Object caller) {
        return switch (caller) {
            case SignedIn signedIn -> Optional.of(signedIn);
            case Sender.Session session -> Optional.of(session.caller());
            case null, default -> Optional.empty();
        };
    }

    private static boolean reads(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch("chatAddress"::equals);
    }

    /** The body's own field; what is no JSON is refused by whoever reads it. */
    private static Optional<String> named(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean address = parser.currentName().equals(FIELD);
                JsonToken value = parser.nextToken();
                if (address && value == JsonToken.VALUE_STRING) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
