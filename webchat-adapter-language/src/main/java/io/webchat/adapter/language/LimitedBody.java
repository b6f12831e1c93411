package io.webchat.adapter.language;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, as long as they are not too many. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private static final class TooLarge extends IOException {
        TooLarge() {
            super("the answer is too large");
        }
    }

    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private long left;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(int most) {
        this.left = most;
    }

    static boolean wasTooLarge(Throwable failure) {
        return failure instanceof TooLarge || failure.getCause() instanceof TooLarge;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        bytes.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        for (ByteBuffer buffer : item) {
            left -= buffer.remaining();
        }
        if (left >= 0) {
            bytes.onNext(item);
        } else if (subscription != null) {
            subscription.cancel();
            bytes.onError(new TooLarge());
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
