package io.webchat.cli.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Reports how many bytes were read so far. */
final class CountedStream extends FilterInputStream {
    private final LongConsumer counted;
    private long count;

    CountedStream(InputStream input, LongConsumer counted) {
        super(input);
        this.counted = counted;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        count += read;
        counted.accept(count);
    }
}
