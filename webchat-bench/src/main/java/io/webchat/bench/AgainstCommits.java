package io.webchat.bench;

import java.util.List;

/** Measures the database's single-row commits before and after something, which is held against the mean of the two. */
final class AgainstCommits {
    /** What is measured in between. */
    interface Rates {
        List<Line> measure() throws Exception;
    }

    private AgainstCommits() {}

    /** Returns what was measured in between. */
    static List<Line> report(Bench.Run run, ServerProcesses database, Rates rates) throws Exception {
        Load.Outcome before = CommitRate.measure(database, run.plan());
        List<Line> lines = rates.measure();
        Load.Outcome after = CommitRate.measure(database, run.plan());
        double single = (before.perSecond() + after.perSecond()) / 2;
        run.report().add(Line.rate("commit", "single rows, 32 connections, before", before));
        run.report().add(Line.rate("commit", "the same afterwards", after));
        lines.forEach(line -> run.report().add(line.ratio(line.value() / single)));
        return lines;
    }
}
