package io.webchat.domain.files;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an uploaded file besides its bytes.
 *
 * @param owner who uploaded it
 * @param name for people; the relay stores it under a name of its own
 * @param mediaType by content, such as {@code image/png}
 * @param size in bytes
 * @param sha256 64 hex digits
 * @param caption what its uploader said of it; null for nothing
 * @param goneAt when its content was given up; null while it is there
 */
public record StoredFile(
        FileId id,
        AccountId owner,
        String name,
        String mediaType,
        long size,
        String sha256,
        FileKind kind,
        @Nullable String caption,
        Instant createdAt,
        @Nullable Instant goneAt) {
    public StoredFile {
        requireNonNull(id, "id is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(name, "name is null");
        requireNonNull(mediaType, "mediaType is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(createdAt, "createdAt is null");
        if (size < 0) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
    }

    public boolean gone() {
        return goneAt != null;
    }
}
