package io.webchat.bench;

/**
 * Times in nanoseconds, counted in buckets that are at most 1/64 of their value wide. For one thread; merge those of
 * several.
 */
final class Latencies {
    private static final int SUB_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB_BUCKETS];
    private long count;

    void record(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        count++;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
    }

    long count() {
        return count;
    }

    /**
     * The time that {@code percent} of the recorded ones don't exceed, up to the buckets' width.
     *
     * @return 0 when nothing was recorded
     */
    long percentile(double percent) {
        long wanted = (long) Math.ceil(count * percent / 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > 0 && seen >= wanted) {
                return highest(i);
            }
        }
        return 0;
    }

    double millis(double percent) {
        return percentile(percent) / 1e6;
    }

    /** Values below {@link #SUB_BUCKETS} have a bucket each; above, each power of two is cut into as many. */
    private static int bucket(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift + 1) * SUB_BUCKETS + (int) ((value >>> shift) - SUB_BUCKETS);
    }

    private static long highest(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int shift = bucket / SUB_BUCKETS - 1;
        return ((long) (bucket % SUB_BUCKETS + SUB_BUCKETS + 1) << shift) - 1;
    }
}
