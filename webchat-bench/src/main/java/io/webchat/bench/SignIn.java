package io.webchat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes accounts at a relay that shows its login codes. */
final class SignIn {
    private static final String CALLS = "/api/v1/pchat/auth/";

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
    List<Pair> pairs(int count) throws IOException {
        List<Person> people = people(2 * count);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(people.get(2 * i), people.get(2 * i + 1)));
        }
        return pairs;
    }

    List<Person> people(int count) throws IOException {
        @Nullable HttpConnection connection = null;
        try {
            while (spare.size() < count) {
                connection = connection == null ? HttpConnection.open(port) : connection;
                spare.add(one(connection));
            }
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
        return List.copyOf(spare.subList(0, count));
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
