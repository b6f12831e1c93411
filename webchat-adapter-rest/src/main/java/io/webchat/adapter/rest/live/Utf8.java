package io.webchat.adapter.rest.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Strict UTF-8, as a WebSocket's text messages have to be (RFC 6455, section 8.1). */
final class Utf8 {
    private Utf8() {}

    static boolean valid(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
