package io.webchat.bench;

import java.io.IOException;
import java.io.InputStream;

/** What is left of a stream without its framing, which is taken out in the caller's own array. */
abstract class StrippedInput extends InputStream {
    private final InputStream in;

    StrippedInput(InputStream in) {
        this.in = in;
    }

    /** Moves the data to the front and returns how much it is; -1 at the end, when there is none before it. */
    abstract int strip(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public int read() {
        throw new UnsupportedOperationException("read many");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int read = in.read(target, offset, length);
            kept = read < 0 ? -1 : strip(target, offset, read);
        }
        return kept;
    }
}
