package io.webchat.adapter.rest.http;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: bounded in size by its route, in time as a whole, and in memory together with all others. Nothing
 * of it is read before somebody asks for it. What is too large is read to its end and thrown away first, since most
 * callers look for an answer only when all is sent.
 */
public final class RequestBody extends Request.Wrapper {
    /** Past this the connection is not worth saving. */
    private static final long MAX_DISCARDED = 64L * 1024 * 1024;

    private static final long MAX_DISCARDING_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Of a body that is refused unread. */
    private static final long MAX_REST = 64 * 1024;

    private static final long MAX_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** The slowest average rate of a streamed body. */
    private static final long MIN_BYTES_PER_SECOND = 2 * 1024;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final BodyBudget budget;
    private final long timeoutNanos;
    private long limit;
    private boolean streamed;
    private boolean stranger = true;
    private boolean takenAsStranger;
    private long taken;
    private long seen;
    private long begun;
    private long discardingSince;
    private boolean ended;
    private @Nullable Refusal refusal;
    private Content.@Nullable Chunk failure;

    /**
     * @param limit in bytes, unless the route sets another
     * @param timeout from the first read to the end; a streamed body gets more time as it goes on
     */
    public RequestBody(Request wrapped, long limit, Duration timeout, BodyBudget budget) {
        super(wrapped);
        this.limit = limit;
        this.timeoutNanos = timeout.toNanos();
        this.budget = budget;
        Request.addCompletionListener(wrapped, failed -> giveBack());
    }

    /** Whether a request may have a body at all. */
    public static boolean mayFollow(Request request) {
        return request.getLength() != 0
                && (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    }

    /** The route's own limit; a lower one than the general one. */
    public void limit(long bytes) {
        limit = Math.min(limit, bytes);
    }

    /** The route passes the body on as it comes, and counts it by itself. */
    public void stream() {
        limit = Long.MAX_VALUE;
        streamed = true;
    }

    /** The caller has proven who it is. */
    public void signedIn() {
        stranger = false;
    }

    /**
     * Why a body of its announced length is not worth reading: it is too large, and its sender either asked first or
     * would send more than is thrown away.
     */
    public Optional<Refusal> refusedUnread() {
        long length = getLength();
        return length > limit && (length > MAX_DISCARDED || getHeaders().contains(HttpHeader.EXPECT))
                ? Optional.of(tooLarge())
                : Optional.empty();
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (failure == null && begun == 0) {
            begin();
        }
        while (failure == null) {
            Content.@Nullable Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                if (chunk == null && late()) {
                    break;
                }
                return chunk;
            }
            ended = chunk.isLast();
            if (accepted(chunk)) {
                return chunk;
            }
            boolean over = chunk.isLast() || discardedEnough();
            chunk.release();
            if (over) {
                failure = Content.Chunk.from(java.util.Objects.requireNonNull(refusal), true);
            }
        }
        return failure;
    }

    private void begin() {
        begun = System.nanoTime();
        long length = getLength();
        if (length > limit) {
            refusal = tooLarge();
        } else if (!streamed && length > 0) {
            take(length - BodyBudget.FREE_BYTES);
        }
        boolean asksFirst = getHeaders().contains(HttpHeader.EXPECT);
        if (refusal != null && (asksFirst || length > MAX_DISCARDED)) {
            failure = Content.Chunk.from(refusal, true);
        }
    }

    private boolean accepted(Content.Chunk chunk) {
        seen += chunk.remaining();
        if (refusal == null && seen > limit) {
            refusal = tooLarge();
        }
        if (refusal == null && !streamed && getLength() < 0) {
            take(seen - BodyBudget.FREE_BYTES - taken);
        }
        return refusal == null && (chunk.isLast() || !late());
    }

    private void take(long bytes) {
        if (bytes <= 0) {
            return;
        }
        takenAsStranger = taken == 0 ? stranger : takenAsStranger;
        if (budget.take(takenAsStranger, bytes)) {
            taken += bytes;
        } else {
            refusal = Refusal.until(
                    RETRY,
                    RefusalCode.RELAY_UNAVAILABLE,
                    "Wait as long as Retry-After says, then send it again: too many bytes are under way.");
        }
    }

    private void giveBack() {
        if (taken > 0) {
            budget.giveBack(takenAsStranger, taken);
            taken = 0;
        }
    }

    private boolean late() {
        long allowed = timeoutNanos + (streamed ? TimeUnit.SECONDS.toNanos(seen / MIN_BYTES_PER_SECOND) : 0);
        if (refusal == null && System.nanoTime() - begun > allowed) {
            failure = Content.Chunk.from(new TimeoutException("the body comes too slowly"), true);
            return true;
        }
        return false;
    }

    private boolean discardedEnough() {
        long now = System.nanoTime();
        discardingSince = discardingSince == 0 ? now : discardingSince;
        return seen > MAX_DISCARDED || now - discardingSince > MAX_DISCARDING_NANOS;
    }

    private Refusal tooLarge() {
        return Refusal.of(RefusalCode.BODY_TOO_LARGE, "Send at most " + limit + " bytes.");
    }

    /**
     * Throws away a small body that was refused unread and is about to arrive: left where it is, it would end the
     * connection after the answer. Waits a quarter of a second at most.
     */
    public void discardRest() {
        if (begun != 0 || ended || getLength() > MAX_REST || getHeaders().contains(HttpHeader.EXPECT)) {
            return;
        }
        long deadline = System.nanoTime() + MAX_REST_NANOS;
        long discarded = 0;
        while (discarded <= MAX_REST && System.nanoTime() < deadline) {
            Content.@Nullable Chunk chunk = super.read();
            if (chunk == null) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else {
                discarded += chunk.remaining();
                boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
                chunk.release();
                if (over) {
                    return;
                }
            }
        }
    }
}
