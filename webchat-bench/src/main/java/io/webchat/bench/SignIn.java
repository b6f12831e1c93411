package io.webchat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes accounts at a relay that shows its login codes. */
final class SignIn {
    private static final String CALLS = "/api/v1/pchat/auth/";

    private static final int CALLERS = 8;

    private final int port;
    private final String prefix;
    private final AtomicInteger made = new AtomicInteger();
    private final List<Person> spare = new ArrayList<>();

    /** @param prefix of the addresses, of its own in each data folder */
    SignIn(int port, String prefix) {
        this.port = port;
        this.prefix = prefix;
    }

    /** Two people who write to each other. */
    record Pair(Person sender, Person receiver) {}

    /** People from earlier calls are given out again. */
    List<Pair> pairs(int count) throws Exception {
        List<Person> people = people(2 * count);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(people.get(2 * i), people.get(2 * i + 1)));
        }
        return pairs;
    }

    List<Person> people(int count) throws Exception {
        int missing = count - spare.size();
        if (missing > 0) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Person>>> parts = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    int part = missing / CALLERS + (caller < missing % CALLERS ? 1 : 0);
                    parts.add(callers.submit(() -> some(part)));
                }
                for (Future<List<Person>> part : parts) {
                    spare.addAll(part.get());
                }
            }
        }
        return List.copyOf(spare.subList(0, count));
    }

    private List<Person> some(int count) throws IOException {
        List<Person> some = new ArrayList<>();
        try (HttpConnection connection = HttpConnection.open(port)) {
            for (int i = 0; i < count; i++) {
                some.add(one(connection));
            }
        }
        return some;
    }

    private Person one(HttpConnection connection) throws IOException {
        String address = prefix + "-" + made.incrementAndGet();
        String mailbox = "\"email\":\"" + address + "@example.org\"";
        String asked = connection
                .post(CALLS + "request-code", "", "{" + mailbox + "}")
                .require(202)
                .text();
        String shown = "{" + mailbox + ",\"code\":\"" + Fields.text(asked, "dev_code") + "\",\"chat_address\":\""
                + address + "\"}";
        String opened =
                connection.post(CALLS + "verify-code", "", shown).require(200).text();
        return new Person(address, Fields.text(opened, "session_token"));
    }
}
