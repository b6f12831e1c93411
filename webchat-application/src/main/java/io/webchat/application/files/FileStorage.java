package io.webchat.application.files;

import io.webchat.domain.files.FileId;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of uploaded files. A content is first a draft, which nobody can open; sealed, which means that it is safe
 * against a crash; and then kept. All methods throw {@link io.webchat.domain.Refusal} {@code unavailable} when the
 * storage can't be written or read.
 */
public interface FileStorage {
    /** A content that is being written. Used by one thread. */
    interface Draft extends AutoCloseable {
        void write(byte[] bytes, int offset, int length);

        /** Returns when every byte will outlive a crash; nothing is written behind it. */
        void seal();

        /** Makes it the file's content, all at once. It is sealed. */
        void keep();

        /** Gives it up. Nothing when it is kept. */
        void discard();

        /** Discards what is not sealed. A draft that is sealed and not kept becomes one of {@link #leftovers}. */
        @Override
        void close();
    }

    /** @param id that no draft and no content has yet */
    Draft begin(FileId id);

    /** How much may still be written before the disk's reserve is touched, in bytes; 0 or less when nothing may. */
    default long roomBytes() {
        return Long.MAX_VALUE;
    }

    /**
     * The kept content from a place to its end; the caller closes it.
     *
     * @param from in bytes from its beginning; at or behind its end nothing follows
     * @return empty when there is no such content
     */
    Optional<InputStream> open(FileId id, long from);

    /** Removes a kept content; nothing when there is none. */
    void delete(FileId id);

    /** Drafts that nobody is at work on: what crashes left behind. */
    List<FileId> leftovers();

    /** Keeps a leftover; nothing when it is none. */
    void keep(FileId leftover);

    /** Discards a leftover; nothing when it is none. */
    void discard(FileId leftover);
}
