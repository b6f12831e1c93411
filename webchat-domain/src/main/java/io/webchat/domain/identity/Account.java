package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the directory: a person, an agent, a bridge contact or the relay itself.
 *
 * @param email null for all but persons
 * @param owner the person an agent or bridge contact belongs to; null for persons and the relay
 * @param publicVisible whether strangers find it in the directory; it can be written to in any case
 */
public record Account(
        AccountId id,
        AccountKind kind,
        ChatAddress address,
        String displayName,
        @Nullable EmailAddress email,
        @Nullable AccountId owner,
        boolean publicVisible,
        boolean admin,
        Standing standing,
        Instant createdAt) {
    /** In characters. Long enough for a full name with a role behind it. */
    public static final int MAX_NAME_CHARACTERS = 80;

    public Account {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(address, "address is null");
        requireNonNull(displayName, "displayName is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(createdAt, "createdAt is null");
        if ((kind == AccountKind.PERSON) != (email != null)) {
            throw new IllegalArgumentException("persons have an email, and nobody else has");
        }
    }

    public Account named(String newName) {
        return new Account(id, kind, address, newName, email, owner, publicVisible, admin, standing, createdAt);
    }

    public Account at(ChatAddress newAddress) {
        return new Account(id, kind, newAddress, displayName, email, owner, publicVisible, admin, standing, createdAt);
    }

    public Account visible(boolean nowVisible) {
        return new Account(id, kind, address, displayName, email, owner, nowVisible, admin, standing, createdAt);
    }

    public Account admin(boolean nowAdmin) {
        return new Account(id, kind, address, displayName, email, owner, publicVisible, nowAdmin, standing, createdAt);
    }

    public Account standing(Standing nowStanding) {
        return new Account(id, kind, address, displayName, email, owner, publicVisible, admin, nowStanding, createdAt);
    }

    /** Whether it signs in, and can be written to. */
    public boolean active() {
        return standing == Standing.ACTIVE;
    }

    /** Whether the directory shows it to strangers. */
    public boolean listed() {
        return publicVisible && active();
    }
}
