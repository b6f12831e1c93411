package io.webchat.domain.identity;

/** Names an account inside the relay for ever; people see its {@link ChatAddress}, which can change. */
public record AccountId(long value) implements Comparable<AccountId> {
    public AccountId {
        if (value <= 0) {
            throw new IllegalArgumentException("value is not positive: " + value);
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
