package io.webchat.testkit.callbacks;

import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.domain.callbacks.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Calls nobody: keeps what would be called, and answers as the test says. */
public final class RecordingDeliverer implements CallbackDeliverer {
    private static final Duration SHORT = Duration.ofMillis(5);

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile Function<Call, Attempt> answer;

    public RecordingDeliverer(Clock clock) {
        this.clock = clock;
        this.answer = call -> status(204);
    }

    @Override
    public Attempt deliver(Call call) {
        calls.add(call);
        return answer.apply(call);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public void answering(Function<Call, Attempt> now) {
        answer = now;
    }

    public void answering(int status) {
        answering(call -> status(status));
    }

    /** An answer of this moment. */
    public Attempt status(int status) {
        return Attempt.answered(clock.instant(), SHORT, status, null);
    }
}
