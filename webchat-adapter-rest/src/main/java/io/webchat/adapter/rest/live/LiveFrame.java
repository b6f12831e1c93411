package io.webchat.adapter.rest.live;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One thing to tell an open stream. */
final class LiveFrame {
    private final @Nullable String id;
    private final byte[] json;

    /**
     * @param id the cursor behind it; null for what passes
     * @param json one line, handed over
     */
    LiveFrame(@Nullable String id, byte[] json) {
        this.id = id;
        this.json = json;
    }

    @Nullable
    String id() {
        return id;
    }

    int bytes() {
        return json.length;
    }

    ByteBuffer json() {
        return ByteBuffer.wrap(json);
    }
}
