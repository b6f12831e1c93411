package io.webchat.bench;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Cursor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Reads of 20 events, far back and at the end of a log, with few and with many events in the database. */
final class InboxReads implements Measurement {
    private static final String NAME = "inbox";
    private static final int READERS = 32;
    private static final int LIMIT = 20;

    /** Of all events in the large database, those of the account that is read there. */
    private static final int LARGE_SHARE = 5;

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            List<Person> people = new SignIn(relay.port(), NAME).people(3);
            try (Connection connection = relay.database().connect()) {
                StoredEvents stored = new StoredEvents(connection, people.get(0).address());
                Store small = store(stored, people.get(1), run.plan().smallStore(), 0);
                Rates few = measure(run, relay, small, stored.count());
                int all = run.plan().largeStore();
                Store large = store(stored, people.get(2), all / LARGE_SHARE, all - all / LARGE_SHARE);
                Rates many = measure(run, relay, large, stored.count());
                run.report().add(Line.of(NAME, "many against few events, far back", many.back() / few.back(), "x"));
                run.report().add(Line.of(NAME, "many against few events, at the end", many.end() / few.end(), "x"));
            }
        }
    }

    /** A log to read. */
    private record Store(Person reader, long account, long epoch, long events) {
        byte[] poll(long after) {
            return reader.poll(Cursor.of(epoch, new AccountId(account), after).toString(), LIMIT, 0);
        }
    }

    private record Rates(double back, double end) {}

    private static Store store(StoredEvents stored, Person reader, int events, int others) throws SQLException {
        long account = stored.account(reader.address());
        stored.fill(account, 1, events);
        if (others > 0) {
            stored.fillOthers(others);
        }
        stored.settle();
        return new Store(reader, account, stored.epoch(), events);
    }

    private static Rates measure(Bench.Run run, TestedRelay relay, Store store, long total) throws Exception {
        acknowledgeAll(relay, store);
        long last = store.events() - LIMIT;
        Load.Outcome back =
                read(run.plan(), relay, store, () -> ThreadLocalRandom.current().nextLong(last / 2));
        Load.Outcome end = read(run.plan(), relay, store, () -> last);
        run.report().add(Line.rate(NAME, "20 events far back, " + total + " stored", back));
        run.report().add(Line.rate(NAME, "the last 20 events, " + total + " stored", end));
        return new Rates(back.perSecond(), end.perSecond());
    }

    /** First, so that no read of those that are measured moves the reader on. */
    private static void acknowledgeAll(TestedRelay relay, Store store) throws IOException {
        String cursor = Cursor.of(store.epoch(), new AccountId(store.account()), store.events())
                .toString();
        try (HttpConnection connection = HttpConnection.open(relay.port())) {
            connection
                    .post("/api/v1/webchat/ack", store.reader().token(), "{\"cursor\":\"" + cursor + "\"}")
                    .require(200);
        }
    }

    private static Load.Outcome read(Plan plan, TestedRelay relay, Store store, LongSupplier places) throws Exception {
        List<HttpConnection> connections = new ArrayList<>();
        List<Load.Loop> loops = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                HttpConnection connection = HttpConnection.open(relay.port());
                connections.add(connection);
                loops.add(() -> once(connection, store.poll(places.getAsLong())));
            }
            return Load.run(plan.warmUp(), plan.measured(), loops, Load.Used.of(relay, relay.database()));
        } finally {
            for (HttpConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static long once(HttpConnection connection, byte[] request) throws IOException {
        long begin = System.nanoTime();
        Response answer = connection.call(request).require(200);
        long nanos = System.nanoTime() - begin;
        // Twenty events have hundreds of bytes each: an empty answer must not pass for a fast one.
        if (answer.length() < LIMIT * 300) {
            throw new IllegalStateException("too few events: " + answer.text());
        }
        return nanos;
    }
}
