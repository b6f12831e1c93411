package io.webchat.bench;

import java.io.IOException;
import java.util.List;

/** Reads a whole log and holds it against what was answered. */
final class LogCheck {
    private final long answered;
    private long seq;
    private long number;

    /** @param answered the messages 1 to this must be there, and no other */
    LogCheck(long answered) {
        this.answered = answered;
    }

    /** @throws IllegalStateException when one is missing, twice there or out of order, or a number is left out */
    void read(HttpConnection connection, Person reader) throws IOException {
        boolean more = true;
        // Without a cursor the session reads from its own position, which nobody has moved.
        while (more) {
            String answer = connection
                    .post(Person.POLL, reader.token(), "{\"limit\":500}")
                    .require(200)
                    .text();
            page(answer.substring(answer.indexOf("\"events\":")));
            more = answer.endsWith("\"has_more\":true}");
        }
        if (number != answered) {
            throw new IllegalStateException(reader.address() + " has " + number + " of " + answered + " messages");
        }
    }

    /** @param events the answer's events, without what repeats them */
    void page(String events) {
        List<Long> seqs = Fields.numbers(events, "seq");
        seqs.forEach(this::seq);
        Texts.numbers(events, this::number);
    }

    private void seq(long found) {
        if (found != seq + 1) {
            throw new IllegalStateException("event " + found + " follows event " + seq);
        }
        seq = found;
    }

    private void number(long found) {
        if (found != number + 1) {
            throw new IllegalStateException("message " + found + " follows message " + number);
        }
        number = found;
    }

    long number() {
        return number;
    }
}
