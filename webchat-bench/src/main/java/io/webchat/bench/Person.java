package io.webchat.bench;

import java.nio.charset.StandardCharsets;

/** Who is signed in at the relay. */
record Person(String address, String token) {
    static final String SEND = "/api/v1/messages";
    static final String POLL = "/api/v1/webchat/poll";
    private static final String SEARCH = "/api/v1/webchat/search?q=";

    byte[] send(Person to, long number) {
        return HttpConnection.request(SEND, token, Texts.send(to.address(), number));
    }

    /** @param cursor where to read on from */
    byte[] poll(String cursor, int limit, int holdSeconds) {
        String body = "{\"cursor\":\"" + cursor + "\",\"limit\":" + limit + ",\"wait\":" + holdSeconds + "}";
        return HttpConnection.request(POLL, token, body);
    }

    /** @param words as they stand in a URL */
    byte[] search(String words) {
        return HttpConnection.head("GET", SEARCH + words, token, "application/json", 0)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
