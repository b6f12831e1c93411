package io.webchat.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Kills relay and database together again and again under load, and then looks whether each message that was answered is
 * in its receiver's log exactly once, in order and with dense numbers.
 */
final class Crashes implements Measurement {
    private static final String NAME = "crash";
    private static final int SENDERS = 16;
    private static final int MAX_LIFE_MILLISECONDS = 6_000;
    private static final int MIN_LIFE_MILLISECONDS = 1_000;

    private final Duration length;

    Crashes(Duration length) {
        this.length = length;
    }

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(NAME)) {
            relay.start();
            List<CrashSender> senders = new ArrayList<>();
            for (SignIn.Pair pair : new SignIn(relay.port(), NAME).pairs(SENDERS)) {
                senders.add(new CrashSender(relay.port(), pair));
            }
            List<Thread> threads =
                    senders.stream().map(Thread::startVirtualThread).toList();
            int crashes = crash(relay);
            senders.forEach(CrashSender::end);
            for (Thread thread : threads) {
                thread.join();
            }
            report(run.report(), crashes, senders, check(relay.port(), senders));
        }
    }

    /** Returns how often. */
    private int crash(TestedRelay relay) throws IOException, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        int crashes = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MIN_LIFE_MILLISECONDS, MAX_LIFE_MILLISECONDS));
            relay.kill();
            crashes++;
            relay.start();
        }
        return crashes;
    }

    private static long check(int port, List<CrashSender> senders) throws IOException {
        long checked = 0;
        for (CrashSender sender : senders) {
            sender.requireNoFailure();
            try (HttpConnection connection = HttpConnection.open(port)) {
                new LogCheck(sender.answered()).read(connection, sender.receiver());
            }
            checked += sender.answered();
        }
        return checked;
    }

    private static void report(Report report, int crashes, List<CrashSender> senders, long checked) {
        report.add(Line.of(NAME, "crashes of relay and database together", crashes, ""));
        report.add(Line.of(NAME, "answered messages, each found once and in order", (double) checked, ""));
        report.add(Line.of(
                NAME,
                "of these stored before a crash took the answer",
                (double) senders.stream().mapToLong(CrashSender::duplicates).sum(),
                ""));
    }
}
