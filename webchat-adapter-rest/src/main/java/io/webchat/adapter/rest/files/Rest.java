package io.webchat.adapter.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** What comes behind the point where a form was refused: most callers look for an answer only when all is sent. */
final class Rest {
    /** Past this the connection is not worth saving. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int READ_BYTES = 64 * 1024;

    private Rest() {}

    static void discard(InputStream body) {
        byte[] thrownAway = new byte[READ_BYTES];
        long begun = System.nanoTime();
        long seen = 0;
        try {
            for (int read = body.read(thrownAway);
                    read >= 0 && seen < MAX_BYTES && System.nanoTime() - begun < MAX_NANOS;
                    read = body.read(thrownAway)) {
                seen += read;
            }
        } catch (IOException e) {
            // There is nobody left to answer.
        }
    }
}
