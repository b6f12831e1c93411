package io.webchat.bench;

import java.io.IOException;

/** The same message again and again, each when the one before is answered. */
final class SendLoop implements PairLoad.Loop {
    private final HttpConnection connection;
    private final byte[] request;

    SendLoop(int port, SignIn.Pair pair) throws IOException {
        this.connection = HttpConnection.open(port);
        this.request = pair.sender().send(pair.receiver(), 0);
    }

    @Override
    public long once() throws IOException {
        long begin = System.nanoTime();
        connection.call(request).require(202);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
