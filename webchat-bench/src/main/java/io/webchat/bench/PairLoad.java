package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The load of pairs of people, each with connections of its own. */
final class PairLoad {
    /** What one pair does, until its connections are closed. */
    interface Loop extends Load.Loop, Closeable {}

    /** A way to connect. */
    interface Opening {
        Loop open(int port, SignIn.Pair pair) throws IOException;
    }

    private PairLoad() {}

    static Load.Outcome measure(Plan plan, TestedRelay relay, List<SignIn.Pair> pairs, Opening opening)
            throws Exception {
        List<Loop> loops = new ArrayList<>();
        try {
            for (SignIn.Pair pair : pairs) {
                loops.add(opening.open(relay.port(), pair));
            }
            return Load.run(plan.warmUp(), plan.measured(), loops, Load.Used.of(relay, relay.database()));
        } finally {
            for (Loop loop : loops) {
                loop.close();
            }
        }
    }
}
