package io.webchat.adapter.rest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads a body in one go and says in the caller's words why it can't. */
final class JsonBody {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonBody() {}

    static Object read(JsonMapper mapper, byte[] utf8, JavaType type) {
        CharBuffer text = decode(utf8);
        try (JsonParser parser =
                mapper.getFactory().createParser(text.array(), text.arrayOffset() + text.position(), text.length())) {
            requireShape(parser.nextToken(), type);
            Object value = mapper.readValue(parser, type);
            if (parser.nextToken() != null) {
                throw invalid("Send one JSON value; something follows it" + at(parser.currentTokenLocation()) + ".");
            }
            return value;
        } catch (JsonMappingException e) {
            throw WrongField.refusal(e);
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a char array can't fail", e);
        }
    }

    /** Strictly, for Jackson lets overlong forms and halves of surrogate pairs pass, and guesses at UTF-16. */
    private static CharBuffer decode(byte[] utf8) {
        try {
            CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
                text.get();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw invalid("Send the body as UTF-8; it has bytes that are not.");
        }
    }

    private static void requireShape(@Nullable JsonToken first, JavaType type) {
        boolean list = type.isCollectionLikeType() || type.isArrayType();
        if (first != (list ? JsonToken.START_ARRAY : JsonToken.START_OBJECT)) {
            throw invalid(list ? "Send a JSON list: [\u2026]." : "Send a JSON object: {\u2026}.");
        }
    }

    static Refusal broken(JsonProcessingException e) {
        return invalid("Send valid JSON, each name once; this breaks" + at(e.getLocation()) + ".");
    }

    private static Refusal invalid(String detail) {
        return Refusal.of(RefusalCode.JSON_INVALID, detail);
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
