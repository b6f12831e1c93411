package io.webchat.bench;

/** Who is signed in at the relay. */
record Person(String address, String token) {
    static final String SEND = "/api/v1/messages";
    static final String POLL = "/api/v1/webchat/poll";

    byte[] send(Person to, long number) {
        return HttpConnection.request(SEND, token, Texts.send(to.address(), number));
    }

    /** @param cursor where to read on from */
    byte[] poll(String cursor, int limit, int holdSeconds) {
        String body = "{\"cursor\":\"" + cursor + "\",\"limit\":" + limit + ",\"wait\":" + holdSeconds + "}";
        return HttpConnection.request(POLL, token, body);
    }
}
