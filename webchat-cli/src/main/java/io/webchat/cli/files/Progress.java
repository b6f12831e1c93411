package io.webchat.cli.files;

import io.webchat.cli.Console;
import io.webchat.cli.Text;
import java.util.function.LongConsumer;

/** A line on a terminal that shows how far a transfer is; nothing elsewhere. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 100_000_000;

    private final Console console;
    private final String what;
    private final long total;
    private long last;
    private boolean shown;

    /** @param total negative when it isn't known */
    Progress(Console console, String what, long total) {
        this.console = console;
        this.what = Text.shortened(what, 40);
        this.total = total;
    }

    @Override
    public synchronized void accept(long done) {
        long now = System.nanoTime();
        if (!console.showsProgress() || (shown && now - last < EVERY_NANOS && done != total)) {
            return;
        }
        last = now;
        shown = true;
        if (total <= 0) {
            console.progress("\r" + what + "  " + Text.size(done) + " ");
            return;
        }
        int full = (int) (WIDTH * done / total);
        console.progress("\r" + what + "  [" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + 100 * done / total
                + " % of " + Text.size(total) + " ");
    }

    @Override
    public synchronized void close() {
        if (shown) {
            console.note("");
        }
    }
}
