package io.webchat.bench;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Searches of one person at a time, in many conversations and in one long one. */
final class Searches implements Measurement {
    private static final String NAME = "search";
    private static final int CONVERSATIONS = 1_000;

    /** How often a rare word is in what a person can see, and one in between. */
    private static final int RARE = 17;

    private static final int IN_BETWEEN_RANK = 2_000;
    private static final int COMMON_WORDS = 10;
    private static final int CHOICE = 500;

    @Override
    public void run(Bench.Run run) throws Exception {
        int each = run.plan().messages() / 2;
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            List<Shape> shapes = shapes(each);
            List<Person> viewers = store(relay, each);
            warmUp(run.plan(), relay, viewers, shapes);
            String[] where = {
                ", " + each + " messages in " + CONVERSATIONS + " conversations", ", " + each + " messages in one"
            };
            for (int viewer = 0; viewer < where.length; viewer++) {
                for (Shape shape : shapes) {
                    Load.Outcome outcome = measure(
                            relay,
                            List.of(shape),
                            viewers.get(viewer),
                            run.plan().measured());
                    run.report().add(Line.rate(NAME, shape.what + where[viewer], outcome));
                }
            }
        }
    }

    /** @param finds whether there must be something */
    private record Shape(String what, Supplier<String> words, boolean finds) {}

    private static List<Shape> shapes(int each) {
        int rare = Vocabulary.rankOf(RARE, (double) each * StoredMessages.WORDS_OF_EACH);
        return List.of(
                new Shape("a rare word", () -> word(rare, CHOICE), true),
                new Shape("a common word", () -> word(0, COMMON_WORDS), true),
                new Shape("two words", () -> word(0, COMMON_WORDS) + "%20" + word(COMMON_WORDS, CHOICE), true),
                // No word begins with a vowel.
                new Shape(
                        "a part of a word", () -> word(IN_BETWEEN_RANK, CHOICE).substring(1), false));
    }

    private static String word(int rank, int choice) {
        return Vocabulary.word(rank + ThreadLocalRandom.current().nextInt(choice));
    }

    /** Returns who sees many conversations, and who sees one. */
    private static List<Person> store(TestedRelay relay, int each) throws Exception {
        try (Connection connection = relay.database().connect()) {
            StoredPeople people = new StoredPeople(connection);
            List<Person> viewers = people.add(NAME, 2);
            List<Person> others = people.add(NAME + "-other", CONVERSATIONS);
            StoredMessages messages = new StoredMessages(connection);
            messages.fill(() -> {
                messages.add(viewers.getFirst(), others, each);
                messages.add(viewers.getLast(), others.subList(0, 1), each);
            });
            return viewers;
        }
    }

    private static void warmUp(Plan plan, TestedRelay relay, List<Person> viewers, List<Shape> shapes)
            throws IOException {
        for (Person viewer : viewers) {
            measure(relay, shapes, viewer, plan.warmUp().dividedBy(2));
        }
    }

    /** One after the other, each whole: a slow one may take longer than all of the time that is given. */
    private static Load.Outcome measure(TestedRelay relay, List<Shape> shapes, Person viewer, Duration least)
            throws IOException {
        Load.Meter meter = Load.Used.of(relay, relay.database());
        Latencies latencies = new Latencies();
        try (HttpConnection connection = HttpConnection.open(relay.port())) {
            Load.Used before = meter.read();
            long begin = System.nanoTime();
            long end = begin + least.toNanos();
            do {
                for (Shape shape : shapes) {
                    latencies.record(once(connection, viewer, shape));
                }
            } while (System.nanoTime() < end);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Load.Outcome(latencies, seconds, meter.read().since(before));
        }
    }

    private static long once(HttpConnection connection, Person viewer, Shape shape) throws IOException {
        String words = shape.words.get();
        byte[] request = viewer.search(words);
        long begin = System.nanoTime();
        Response answer = connection.call(request).require(200);
        long nanos = System.nanoTime() - begin;
        if (shape.finds && !answer.text().contains("\"message_id\"")) {
            throw new IllegalStateException("nothing found for " + words + ": " + answer.text());
        }
        return nanos;
    }
}
