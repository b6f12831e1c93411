package io.webchat.domain.inbox;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A place in one account's log: everything up to {@code seq} lies behind it. Opaque on the wire.
 *
 * @param epoch the life of the database that the number belongs to
 * @param ownerTag tells one account's cursors from another's without naming the account
 */
public record Cursor(long epoch, int ownerTag, long seq) {
    private static final int BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    public static Cursor of(long epoch, AccountId owner, long seq) {
        return new Cursor(epoch, tag(epoch, owner), seq);
    }

    /** @throws Refusal when it is not a cursor at all */
    public static Cursor parse(String wire) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(wire);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        if (bytes.length != BYTES) {
            throw unknown();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Cursor cursor = new Cursor(buffer.getLong(), buffer.getInt(), buffer.getLong());
        if (cursor.seq < 0) {
            throw unknown();
        }
        return cursor;
    }

    /** @throws Refusal when another account's log gave it out */
    public void requireOwner(AccountId account) {
        if (ownerTag != tag(epoch, account)) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.field(
                RefusalCode.CURSOR_INVALID, "cursor", "invalid", "Pass a cursor that this relay gave to this account.");
    }

    private static int tag(long epoch, AccountId owner) {
        // The finalizer of splitmix64: spreads neighbouring accounts over the whole range.
        long z = epoch ^ (owner.value() * 0x9E3779B97F4A7C15L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) (z ^ (z >>> 31));
    }

    @Override
    public String toString() {
        ByteBuffer buffer =
                ByteBuffer.allocate(BYTES).putLong(epoch).putInt(ownerTag).putLong(seq);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
