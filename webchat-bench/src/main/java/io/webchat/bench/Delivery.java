package io.webchat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the send to the reader that waits in a long poll: at a fixed rate, and as fast as pairs of people can. */
final class Delivery implements Measurement {
    private static final int FIXED_RATE = 100;
    private static final int FIXED_PAIRS = 10;
    private static final int PAIRS = 32;

    private final boolean fixedRate;

    /** @param fixedRate else each pair sends the next message when the last one has arrived */
    Delivery(boolean fixedRate) {
        this.fixedRate = fixedRate;
    }

    @Override
    public void run(Bench.Run run) throws Exception {
        String name = fixedRate ? "latency" : "pairs";
        String what = fixedRate
                ? "send to receive at " + FIXED_RATE + "/s, long poll"
                : PAIRS + " pairs, one under way each, long poll";
        try (TestedRelay relay = run.relay(name)) {
            relay.start();
            SignIn signIn = new SignIn(relay.port(), name);
            List<SignIn.Pair> pairs = signIn.pairs(fixedRate ? FIXED_PAIRS : PAIRS);
            long interval = fixedRate ? TimeUnit.SECONDS.toNanos(FIXED_PAIRS) / FIXED_RATE : 0;
            run.report().add(Line.rate(name, what, measure(run.plan(), relay, pairs, interval)));
        }
    }

    private static Load.Outcome measure(Plan plan, TestedRelay relay, List<SignIn.Pair> pairs, long interval)
            throws Exception {
        List<PairLoop> loops = new ArrayList<>();
        try {
            for (SignIn.Pair pair : pairs) {
                loops.add(new PairLoop(relay.port(), pair, interval));
            }
            return Load.run(plan.warmUp(), plan.measured(), loops, Load.Used.of(relay, relay.database()));
        } finally {
            for (PairLoop loop : loops) {
                loop.close();
            }
        }
    }
}
