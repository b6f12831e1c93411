package io.webchat.boot.replay;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Does one random thing after the other, each until the relay has answered for it. */
final class Actions implements Runnable {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);
    private static final List<String> EMOJIS = List.of("👍", "🎉", "❤️");

    /** A message that was sent, and by whom. */
    private record Mine(Person sender, String id, String to) {}

    private final String name;
    private final Random random;
    private final List<Participant> people;
    private final List<String> groups;
    private final String visitedGroup;
    private final List<Mine> mine = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final List<String> faults = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param groups that everybody may write to
     * @param visitedGroup of the first of the people, who adds and removes the last
     */
    Actions(String name, long seed, List<Participant> people, List<String> groups, String visitedGroup) {
        this.name = name;
        this.random = new Random(seed);
        this.people = people;
        this.groups = groups;
        this.visitedGroup = visitedGroup;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                one();
                done.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            synchronized (faults) {
                faults.add(e.toString());
            }
        }
    }

    void stop() {
        stopped = true;
    }

    int done() {
        return done.get();
    }

    List<String> faults() {
        synchronized (faults) {
            return List.copyOf(faults);
        }
    }

    private void one() throws InterruptedException {
        switch (random.nextInt(12)) {
            case 0, 1 -> edit();
            case 2 -> delete();
            case 3, 4 -> react();
            case 5 -> read();
            case 6 -> visit();
            case 7 -> any(any(people).readers()).hangUp();
            default -> send();
        }
    }

    private void send() throws InterruptedException {
        Participant sender = any(people);
        String to =
                random.nextInt(3) == 0 ? "group:" + any(groups) : any(people).address();
        String text = name + " says " + done;
        String key = name + "-" + done;
        if (random.nextBoolean()) {
            sender.socket().send(to, text, key);
        }
        // Under the same key: whatever became of the first one, there is one message.
        Answer answer =
                until(sender.person(), "/api/v1/messages", Map.of("to", to, "text", text, "idempotency_key", key));
        if (answer.status() < 300) {
            mine.add(new Mine(sender.person(), answer.text("message_id"), to));
        }
    }

    private void edit() {
        Mine message = anyOfMine();
        if (message != null) {
            until(
                    message.sender(),
                    "/api/v1/webchat/edit",
                    Map.of("message_id", message.id(), "text", name + " means " + done));
        }
    }

    private void delete() {
        Mine message = anyOfMine();
        if (message != null) {
            until(message.sender(), "/api/v1/webchat/delete", Map.of("message_id", message.id()));
        }
    }

    private void react() {
        Mine message = anyOfMine();
        if (message != null) {
            until(
                    any(people).person(),
                    "/api/v1/webchat/react",
                    Map.of("message_id", message.id(), "emoji", any(EMOJIS), "remove", random.nextInt(3) == 0));
        }
    }

    private void read() {
        Mine message = anyOfMine();
        if (message != null) {
            until(any(people).person(), "/api/v1/webchat/read", Map.of("message_id", message.id()));
        }
    }

    private void visit() {
        String members = "/api/v1/webchat/groups/" + visitedGroup + "/members";
        Person owner = people.getFirst().person();
        String guest = people.getLast().address();
        if (random.nextBoolean()) {
            until(owner, members, Map.of("member_address", guest));
        } else {
            until(() -> owner.client().delete(members + "/" + guest));
        }
    }

    private @Nullable Mine anyOfMine() {
        return mine.isEmpty() ? null : any(mine);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Answer until(Person person, String path, Map<String, ?> body) {
        return until(() -> person.client().post(path, new HashMap<>(body)));
    }

    private interface Call {
        Answer make();
    }

    /** A no is an answer too, but not one that asks to come again. */
    private static Answer until(Call call) {
        while (true) {
            try {
                Answer answer = call.make();
                if (answer.status() < 500) {
                    return answer;
                }
                if (answer.status() != 503) {
                    throw new AssertionError("answered " + answer.status() + ": " + answer.body());
                }
            } catch (UncheckedIOException e) {
                // Nobody there, or gone in the middle: the outcome is open.
            }
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
        }
    }
}
