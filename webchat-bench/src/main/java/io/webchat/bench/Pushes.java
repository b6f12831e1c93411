package io.webchat.bench;

import java.util.List;

/** Messages a second that are on disk, answered and pushed to a stream or socket of their receiver. */
final class Pushes implements Measurement {
    private static final int PAIRS = 32;

    private final String name;
    private final String what;
    private final PairLoad.Opening opening;

    private Pushes(String name, String what, PairLoad.Opening opening) {
        this.name = name;
        this.what = what;
        this.opening = opening;
    }

    /** Sent over HTTP and received by SSE, one after the other. */
    static Pushes streams() {
        return new Pushes("push", PAIRS + " pairs, one under way each, HTTP and SSE", PushLoop::new);
    }

    /** Sent and received over WebSockets, many at once. */
    static Pushes sockets() {
        return new Pushes(
                "socket", PAIRS + " pairs, " + SocketLoop.UNDER_WAY + " under way each, WebSocket", SocketLoop::new);
    }

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(name)) {
            relay.start();
            List<SignIn.Pair> pairs = new SignIn(relay.port(), name).pairs(PAIRS);
            AgainstCommits.report(
                    run,
                    relay.database(),
                    () -> List.of(Line.rate(name, what, PairLoad.measure(run.plan(), relay, pairs, opening))));
        }
    }
}
