package io.webchat.bench;

import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.OptionalLong;

/** What an open stream costs the relay while nothing happens on it. */
final class IdleStreams implements Measurement {
    private static final String NAME = "streams";
    private static final int FIRST = 200;
    private static final int BYTES = 128;

    @Override
    public void run(Bench.Run run) throws Exception {
        int count = OpenFiles.atMost(run.plan().streams());
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            List<Person> people;
            try (Connection database = relay.database().connect()) {
                people = new StoredPeople(database).add(NAME, count);
            }
            // So that what the first ones alone need isn't counted.
            new Audience(relay.port(), people.subList(0, Math.min(FIRST, count)), BYTES).close();
            Thread.sleep(run.plan().idle());
            Memory before = Memory.of(relay);
            try (Audience audience = new Audience(relay.port(), people, BYTES)) {
                // In which each stream has had a beat, and each session a sign of life.
                Thread.sleep(run.plan().idle().multipliedBy(3));
                audience.requireAlive();
                report(run.report(), count, before, Memory.of(relay));
            }
        }
    }

    private static void report(Report report, int count, Memory before, Memory after) {
        if (before.heap().isPresent() && after.heap().isPresent()) {
            double heap = after.heap().getAsLong() - before.heap().getAsLong();
            report.add(Line.of(NAME, "heap of each of " + count + " idle SSE streams", heap / count, "B"));
        }
        double resident = after.resident() - before.resident();
        report.add(Line.of(NAME, "resident memory of each of " + count + " idle SSE streams", resident / count, "B"));
    }

    /** In bytes, without garbage. */
    private record Memory(OptionalLong heap, long resident) {
        static Memory of(TestedRelay relay) throws IOException, InterruptedException {
            OptionalLong heap = relay.liveHeap();
            return new Memory(heap, Proc.residentBytes(relay.pid()));
        }
    }
}
