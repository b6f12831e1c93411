package io.webchat.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Messages a second that are on disk when the relay answers, each sender waiting for its answer before the next. */
final class Sends implements Measurement {
    private static final String NAME = "send";

    @Override
    public void run(Bench.Run run) throws Exception {
        List<Integer> senders = run.plan().senders();
        int most = Collections.max(senders);
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            ServerProcesses database = relay.database();
            run.report().machine(CommitRate.durability(database));
            SignIn signIn = new SignIn(relay.port(), NAME);
            List<Line> lines = AgainstCommits.report(run, database, () -> {
                List<Line> rates = new ArrayList<>();
                for (int each : senders) {
                    rates.add(relay(run.plan(), relay, signIn.pairs(each)));
                }
                rates.add(bare(run.plan(), database, signIn.pairs(most)));
                return rates;
            });
            double share =
                    lines.get(senders.indexOf(most)).value() / lines.getLast().value();
            run.report().add(Line.of(NAME, most + " senders against the bare handler", share, "x"));
        }
    }

    private static Line relay(Plan plan, TestedRelay relay, List<SignIn.Pair> pairs) throws Exception {
        Load.Meter meter = Load.Used.of(relay, relay.database());
        return Line.rate(NAME, pairs.size() + " senders", measure(plan, relay.port(), pairs, meter));
    }

    private static Line bare(Plan plan, ServerProcesses database, List<SignIn.Pair> pairs) throws Exception {
        try (BareProcess bare = BareProcess.start(database)) {
            Load.Meter meter = Load.Used.of(bare.pid(), database);
            return Line.rate(
                    "bare",
                    pairs.size() + " senders, one gathering writer and one table",
                    measure(plan, bare.port(), pairs, meter));
        }
    }

    private static Load.Outcome measure(Plan plan, int port, List<SignIn.Pair> pairs, Load.Meter meter)
            throws Exception {
        try (SendLoop loop = SendLoop.open(port, pairs)) {
            return Load.run(plan.warmUp(), plan.measured(), List.of(loop), meter);
        }
    }
}
