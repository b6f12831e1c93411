package io.webchat.adapter.rest.json;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;

/** Which classes are JSON, and which are bytes or text that Jersey itself reads and writes. */
final class JsonTypes {
    private JsonTypes() {}

    static boolean ours(Class<?> type) {
        return !CharSequence.class.isAssignableFrom(type)
                && type != byte[].class
                && !InputStream.class.isAssignableFrom(type)
                && !Reader.class.isAssignableFrom(type)
                && !File.class.isAssignableFrom(type)
                && !StreamingOutput.class.isAssignableFrom(type);
    }
}
