package io.webchat.adapter.rest.webapp;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One file of the app, in one encoding. */
final class WebappFile {
    private static final int ETAG_BYTES = 12;

    private final byte[] content;
    private final String type;
    private final @Nullable ContentEncoding encoding;
    private final String etag;

    private WebappFile(byte[] content, String type, @Nullable ContentEncoding encoding, String etag) {
        this.content = content;
        this.type = type;
        this.encoding = encoding;
        this.etag = etag;
    }

    static WebappFile of(byte[] content, String type, @Nullable ContentEncoding encoding) {
        return new WebappFile(content, type, encoding, etagOf(content));
    }

    private static String etagOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it, read-only. */
    ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /** Bytes, as encoded. */
    int length() {
        return content.length;
    }

    String type() {
        return type;
    }

    /** Null for the file as it is. */
    @Nullable
    ContentEncoding encoding() {
        return encoding;
    }

    /** Of these bytes, with its quotes. Each encoding has another one. */
    String etag() {
        return etag;
    }
}
