package io.webchat.boot.crash;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one message after the other; one that fails again and again, under the same key, until it is answered. Gives up
 * at an answer that no outage explains.
 */
final class Sender implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);

    private final Person person;
    private final List<String> receivers;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Answer> refusals = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private volatile int count;
    private volatile Instant lastSuccess = Instant.MIN;

    /** A message that the relay has answered for. */
    record Sent(String to, String text, String messageId, long conversationSeq) {}

    /** @param receivers written to in turn */
    Sender(Person person, List<String> receivers) {
        this.person = person;
        this.receivers = List.copyOf(receivers);
    }

    @Override
    public void run() {
        while (!stopped) {
            sendUntilAnswered(receivers.get(count % receivers.size()), person.address() + " says " + count);
            count++;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void sendUntilAnswered(String to, String text) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = person.send(to, text, "key of " + text);
                if (answer.status() == 202 || (answer.status() == 200 && attempt > 1)) {
                    sent.add(new Sent(
                            to,
                            text,
                            answer.text("message_id"),
                            answer.json().path("conversation_seq").asLong()));
                    lastSuccess = Instant.now();
                    return;
                }
                refusals.add(answer);
                if (answer.status() != 503) {
                    stopped = true;
                    return;
                }
            } catch (UncheckedIOException e) {
                // Nobody there, or gone in the middle: the outcome is open.
            }
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
        }
    }

    /** After the message that is under way. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    int count() {
        return count;
    }

    Instant lastSuccess() {
        return lastSuccess;
    }

    Person person() {
        return person;
    }

    /** Once it has stopped. */
    List<Sent> sent() {
        return sent;
    }

    /** The answers that were no. */
    List<Answer> refusals() {
        return refusals;
    }
}
