package io.webchat.boot.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Person;

/** Reads by long polls. */
final class PollReader extends Reader {
    private final Person person;

    PollReader(Person person, String begin) {
        super(begin);
        this.person = person;
    }

    @Override
    void follow(String from) {
        JsonNode answer = person.pollFrom(from, 1).expect(200).json();
        answer.path("events").forEach(this::take);
    }

    @Override
    void hangUp() {}
}
