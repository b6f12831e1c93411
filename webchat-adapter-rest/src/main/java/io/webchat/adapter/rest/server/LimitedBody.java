package io.webchat.adapter.rest.server;

import io.webchat.domain.Refusal;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body, past a size, is thrown away to its end and then fails. */
final class LimitedBody extends Request.Wrapper {
    /** Past this the connection is not worth saving. */
    static final long MAX_DISCARDED = 64L * 1024 * 1024;

    private static final long MAX_DISCARDING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long most;
    private final Refusal refusal;
    private long seen;
    private long since;
    private Content.@Nullable Chunk failure;

    LimitedBody(Request wrapped, long most, Refusal refusal) {
        super(wrapped);
        this.most = most;
        this.refusal = refusal;
    }

    @Override
    public Content.@Nullable Chunk read() {
        while (failure == null) {
            Content.@Nullable Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            seen += chunk.remaining();
            if (seen <= most) {
                return chunk;
            }
            boolean enough = chunk.isLast() || worn();
            chunk.release();
            if (enough) {
                failure = Content.Chunk.from(refusal, true);
            }
        }
        return failure;
    }

    private boolean worn() {
        long now = System.nanoTime();
        since = since == 0 ? now : since;
        return seen - most > MAX_DISCARDED || now - since > MAX_DISCARDING_NANOS;
    }
}
