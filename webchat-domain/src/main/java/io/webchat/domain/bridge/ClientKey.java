package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/**
 * What programs send by phone with, without being signed in.
 *
 * @param phones those that it may use; empty for all
 */
public record ClientKey(String id, String name, Set<PhoneId> phones, Instant createdAt) {
    /** Of the id. */
    public static final String ID_PREFIX = "key_";

    /** Of the secret. */
    public static final String PREFIX = "wck_";

    /** In characters. */
    public static final int MAX_NAME_CHARACTERS = 80;

    public ClientKey {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(createdAt, "createdAt is null");
        phones = Set.copyOf(phones);
    }

    public boolean opens(PhoneId phone) {
        return phones.isEmpty() || phones.contains(phone);
    }
}
