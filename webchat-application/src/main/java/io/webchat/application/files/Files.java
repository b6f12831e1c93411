package io.webchat.application.files;

import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of the uploaded files; their bytes are in {@link FileStorage}. */
public interface Files {
    /**
     * Stores it, unless its owner's files would then hold more than {@code quota} bytes. Uploads of one owner at the
     * same time are counted one after the other.
     *
     * @return whether it was stored
     */
    boolean add(StoredFile file, long quota);

    /** Those that are gone too. */
    Optional<StoredFile> find(FileId id);

    /** In no order; unknown ids are left out, those that are gone are not. */
    List<StoredFile> find(Collection<FileId> ids);

    /** What the owner's files hold together, without those that are gone. */
    long bytesOf(AccountId owner);

    /** Of each conversation the newest message that carries the file and has not expired at {@code now}. */
    List<Message> carriers(FileId id, Instant now);

    /** The oldest of those that were made before a time and are not gone, at most {@code limit}. */
    List<FileId> olderThan(Instant time, int limit);

    /** From now on their content is not given out. */
    void markGone(Collection<FileId> ids, Instant at);

    /** Those that are gone while their content may still be in the storage, at most {@code limit}. */
    List<FileId> toRemove(int limit);

    /** Their content has left the storage. */
    void removed(Collection<FileId> ids);
}
