package io.webchat.adapter.callbacks;

import io.webchat.application.egress.RetryAfter;
import io.webchat.domain.Refusal;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Attempt.Fault;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Takes from a receiver's answer its status and how long it wants to be left alone, and nothing of what it says. */
final class HttpReply implements Response.Listener {
    /** What is read so that the connection can be used again; past it, it is dropped. */
    private static final int MAX_BYTES = 64 * 1024;

    private final CountDownLatch complete = new CountDownLatch(1);
    private int bytes;
    private volatile int status;
    private volatile @Nullable String retryAfter;
    private volatile @Nullable Throwable failure;

    @Override
    public void onHeaders(Response response) {
        retryAfter = response.getHeaders().get(HttpHeader.RETRY_AFTER);
        status = response.getStatus();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // how the rest ends is of no interest
    public void onContent(Response response, ByteBuffer content) {
        bytes += content.remaining();
        content.position(content.limit());
        if (bytes > MAX_BYTES) {
            response.abort(new IllegalStateException("more than anybody asked for"));
        }
    }

    @Override
    public void onComplete(Result result) {
        failure = result.getFailure();
        complete.countDown();
    }

    /** How the call went, once it is over or the time is. */
    Attempt await(Instant at, long begun, Duration atMost) {
        Fault otherwise = Fault.NO_ANSWER;
        try {
            if (!complete.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                otherwise = Fault.TIMEOUT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration took = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        if (status != 0) {
            return Attempt.answered(at, took, status, RetryAfter.parse(retryAfter, at));
        }
        return Attempt.failed(at, took, failure == null ? otherwise : fault(failure));
    }

    static Fault fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return Fault.TARGET_FORBIDDEN;
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return Fault.UNKNOWN_HOST;
            }
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                return Fault.TIMEOUT;
            }
            if (cause instanceof SSLException) {
                return Fault.TLS_FAILED;
            }
        }
        return failure instanceof SocketException ? Fault.CONNECT_FAILED : Fault.NO_ANSWER;
    }
}
