package io.webchat.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the send to the reader that waits: at a fixed rate, and as fast as pairs of people can. */
final class Delivery implements Measurement {
    private static final int FIXED_RATE = 100;
    private static final int FIXED_PAIRS = 10;
    private static final int PAIRS = 32;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(FIXED_PAIRS) / FIXED_RATE;

    private final boolean fixedRate;

    /** @param fixedRate else each pair sends the next message when the last one has arrived */
    Delivery(boolean fixedRate) {
        this.fixedRate = fixedRate;
    }

    @Override
    public void run(Bench.Run run) throws Exception {
        String name = fixedRate ? "latency" : "pairs";
        try (TestedRelay relay = run.relay(name)) {
            relay.start();
            if (fixedRate) {
                String what = "send to receive at " + FIXED_RATE + "/s, ";
                // Fresh people each time: what the first ones read is in their logs still.
                List<SignIn.Pair> polling = new SignIn(relay.port(), name).pairs(FIXED_PAIRS);
                List<SignIn.Pair> streaming = new SignIn(relay.port(), name + "-stream").pairs(FIXED_PAIRS);
                run.report().add(line(run, relay, what + "long poll", polling, Receiver::new, INTERVAL));
                run.report().add(line(run, relay, what + "SSE", streaming, StreamReceiver::new, INTERVAL));
            } else {
                String what = PAIRS + " pairs, one under way each, long poll";
                List<SignIn.Pair> pairs = new SignIn(relay.port(), name).pairs(PAIRS);
                run.report().add(line(run, relay, what, pairs, Receiver::new, 0));
            }
        }
    }

    private Line line(
            Bench.Run run,
            TestedRelay relay,
            String what,
            List<SignIn.Pair> pairs,
            Follower.Opening opening,
            long interval)
            throws Exception {
        return Line.rate(
                fixedRate ? "latency" : "pairs",
                what,
                PairLoad.measure(
                        run.plan(), relay, pairs, (port, pair) -> new PairLoop(port, pair, opening, interval)));
    }
}
