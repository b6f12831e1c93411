package io.webchat.bench;

import java.util.ArrayList;
import java.util.List;

/** Messages a second that are on disk when the relay answers, each sender waiting for its answer before the next. */
final class Sends implements Measurement {
    private static final String NAME = "send";

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            ServerProcesses database = relay.database();
            run.report().machine(CommitRate.durability(database));
            AgainstCommits.report(run, database, () -> rates(run.plan(), relay, database));
        }
    }

    private static List<Line> rates(Plan plan, TestedRelay relay, ServerProcesses database) throws Exception {
        SignIn signIn = new SignIn(relay.port(), NAME);
        List<Line> lines = new ArrayList<>();
        for (int senders : plan.senders()) {
            lines.add(Line.rate(NAME, senders + " senders", measure(plan, relay, database, signIn.pairs(senders))));
        }
        return lines;
    }

    private static Load.Outcome measure(Plan plan, TestedRelay relay, ServerProcesses database, List<SignIn.Pair> pairs)
            throws Exception {
        List<HttpConnection> connections = new ArrayList<>();
        List<Load.Loop> loops = new ArrayList<>();
        try {
            for (SignIn.Pair pair : pairs) {
                HttpConnection connection = HttpConnection.open(relay.port());
                connections.add(connection);
                loops.add(loop(connection, pair.sender().send(pair.receiver(), 0)));
            }
            return Load.run(plan.warmUp(), plan.measured(), loops, Load.Used.of(relay, database));
        } finally {
            for (HttpConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static Load.Loop loop(HttpConnection connection, byte[] request) {
        return () -> {
            long begin = System.nanoTime();
            connection.call(request).require(202);
            return System.nanoTime() - begin;
        };
    }
}
