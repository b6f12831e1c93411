package io.webchat.bench;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** Posts to stream groups whose readers all hold an open stream. */
final class FanOuts implements Measurement {
    private static final String NAME = "fanout";
    private static final int BYTES = 2 * 1024;
    private static final Duration MAX = Duration.ofMinutes(1);

    /** Longer than the relay goes by what it remembers of a group. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(6);

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            Person publisher =
                    new SignIn(relay.port(), NAME + "-publisher").people(1).getFirst();
            for (int readers : run.plan().readers()) {
                if (OpenFiles.atMost(readers) < readers) {
                    String skipped = readers + " readers: skipped, " + OpenFiles.limit() + " open files allowed";
                    run.report().add(Line.of(NAME, skipped, 0, ""));
                } else {
                    measure(run, relay, publisher, readers);
                }
            }
        }
    }

    private static void measure(Bench.Run run, TestedRelay relay, Person publisher, int readers) throws Exception {
        try (HttpConnection connection = HttpConnection.open(relay.port())) {
            String group = group(connection, publisher, readers);
            List<Person> people;
            try (Connection database = relay.database().connect()) {
                StoredPeople stored = new StoredPeople(database);
                people = stored.add(NAME + "-" + readers, readers);
                stored.join(group, people);
            }
            Thread.sleep(FORGOTTEN);
            try (Audience audience = new Audience(relay.port(), people, BYTES)) {
                Posts posts = new Posts(connection, publisher, group, audience);
                // The first ones are the compiler's.
                posts.publish(run.plan().posts());
                posts.forget();
                posts.publish(run.plan().posts());
                run.report().add(Line.times(NAME, "publisher's answer, " + readers + " readers", posts.answers));
                run.report().add(Line.times(NAME, "post to the last of " + readers + " readers", posts.arrivals));
            }
        }
    }

    private static String group(HttpConnection connection, Person publisher, int readers) throws IOException {
        String wanted = "{\"name\":\"News for " + readers + "\",\"visibility\":\"private\",\"mode\":\"stream\"}";
        String made = connection
                .post("/api/v1/webchat/groups", publisher.token(), wanted)
                .require(201)
                .text();
        return Fields.text(made, "group_id");
    }

    /** One after the other, each when the last reader has the one before. */
    private static final class Posts {
        private final HttpConnection connection;
        private final Person publisher;
        private final Person group;
        private final Audience audience;
        private Latencies answers = new Latencies();
        private Latencies arrivals = new Latencies();
        private long number;

        Posts(HttpConnection connection, Person publisher, String group, Audience audience) {
            this.connection = connection;
            this.publisher = publisher;
            this.group = new Person("group:" + group, "");
            this.audience = audience;
        }

        void publish(int count) throws Exception {
            for (int i = 0; i < count; i++) {
                byte[] request = publisher.send(group, ++number);
                long begin = System.nanoTime();
                connection.call(request).require(202);
                answers.record(System.nanoTime() - begin);
                audience.awaitAll(number, MAX);
                arrivals.record(System.nanoTime() - begin);
            }
        }

        void forget() {
            answers = new Latencies();
            arrivals = new Latencies();
        }
    }
}
