package io.webchat.boot.replay;

import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody with three screens, each of which reads in its own way. */
final class Participant implements AutoCloseable {
    private final Person person;
    private final SocketReader socket;
    private final List<Reader> readers;
    private final List<Thread> threads;

    Participant(Client client, HttpClient http, Supplier<String> url, String address) {
        this.person = client.login(address + "@example.com", address);
        String begin = person.cursor();
        this.socket = new SocketReader(http, url, screen(client, "socket").token(), begin);
        this.readers = List.of(
                new PollReader(screen(client, "poll"), begin),
                new StreamReader(http, url, screen(client, "stream").token(), begin),
                socket);
        this.threads = readers.stream().map(Thread.ofVirtual()::start).toList();
    }

    private Person screen(Client client, String name) {
        String code = client.requestCode(person.email());
        String token = client.post(
                        "/api/v1/pchat/auth/verify-code",
                        Map.of("email", person.email(), "code", code, "session_name", name))
                .expect(200)
                .text("session_token");
        return new Person(person.email(), person.address(), client.as(token), token);
    }

    Person person() {
        return person;
    }

    String address() {
        return person.address();
    }

    SocketReader socket() {
        return socket;
    }

    List<Reader> readers() {
        return readers;
    }

    @Override
    public void close() throws InterruptedException {
        readers.forEach(Reader::close);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }
}
