package io.webchat.testkit.work;

import io.webchat.application.work.RelayRecord;
import java.util.Arrays;

/** A relay's record with a key that is no secret. */
public record FixedRelayRecord(long epoch) implements RelayRecord {
    @Override
    public byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }
}
