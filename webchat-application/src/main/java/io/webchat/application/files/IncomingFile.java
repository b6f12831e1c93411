package io.webchat.application.files;

import io.webchat.domain.Refusal;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.FileName;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file on its way in. Nothing of it stays unless {@link #finish} returns. Used by one thread. */
public final class IncomingFile implements AutoCloseable {
    private static final String AUDIO = "audio/";

    /** After so many bytes the disk is looked at again. */
    private static final long CHECKED_BYTES = 4L << 20;

    private final FileId id;
    private final AccountId owner;
    private final long room;
    private final Files files;
    private final FileStorage storage;
    private final MediaTypes mediaTypes;
    private final FilesConfig config;
    private final Clock clock;
    private final FileStorage.Draft draft;
    private final MessageDigest digest = sha256();
    private byte[] head = new byte[0];
    private long size;
    private long checked;

    IncomingFile(
            FileId id,
            AccountId owner,
            long room,
            Files files,
            FileStorage storage,
            MediaTypes mediaTypes,
            FilesConfig config,
            Clock clock) {
        this.id = id;
        this.owner = owner;
        this.room = room;
        this.files = files;
        this.storage = storage;
        this.mediaTypes = mediaTypes;
        this.config = config;
        this.clock = clock;
        this.draft = storage.begin(id);
    }

    /** @throws Refusal {@code file_too_large}, {@code quota_exceeded}; {@code unavailable} when it can't be stored */
    public void write(byte[] bytes, int offset, int length) {
        size += length;
        if (size - checked > CHECKED_BYTES) {
            checked = size;
            UploadFile.requireRoom(storage, length);
        }
        if (size > config.mostBytes()) {
            throw UploadFile.tooLarge(config);
        }
        if (size > room) {
            throw UploadFile.quotaExceeded(config);
        }
        remember(bytes, offset, length);
        digest.update(bytes, offset, length);
        draft.write(bytes, offset, length);
    }

    private void remember(byte[] bytes, int offset, int length) {
        int more = Math.min(length, MediaTypes.HEAD_BYTES - head.length);
        if (more > 0) {
            int begun = head.length;
            head = Arrays.copyOf(head, begun + more);
            System.arraycopy(bytes, offset, head, begun, more);
        }
    }

    /**
     * Stores the file; when this returns, it is on disk.
     *
     * @param name as its sender calls it
     * @param claimedType the media type that its sender claims; may be empty
     * @param wish the kind that its sender asks for: {@code auto}, {@code file}, {@code voice}; null for auto
     * @param caption null without
     * @throws Refusal naming the field that is not allowed
     */
    public StoredFile finish(String name, String claimedType, @Nullable String wish, @Nullable String caption) {
        StoredFile file = seal(name, claimedType, wish, caption);
        add(file);
        keep();
        return file;
    }

    /** The first step of {@link #finish}: describes the file and makes its bytes safe. */
    public StoredFile seal(String name, String claimedType, @Nullable String wish, @Nullable String caption) {
        Optional<FileKind> wished = FileKind.wish("attachment_kind", wish == null ? "" : wish);
        String safeName = FileName.of(name);
        String claimed = wished.filter(kind -> kind == FileKind.VOICE).isPresent() ? AUDIO : claimedType;
        String mediaType = TextCharset.on(mediaTypes.of(head, safeName, claimed), claimedType);
        StoredFile file = new StoredFile(
                id,
                owner,
                safeName,
                mediaType,
                size,
                HexFormat.of().formatHex(digest.digest()),
                wished.map(kind -> kind.forType("attachment_kind", mediaType)).orElse(FileKind.of(mediaType)),
                Attachment.caption(caption),
                clock.instant(),
                null);
        // Sealed, known, kept, in this order: a sealed draft that a crash leaves tells what it was to become.
        draft.seal();
        return file;
    }

    /**
     * The second step of {@link #finish}: makes the sealed file known. May run in a unit of work.
     *
     * @throws Refusal {@code quota_exceeded}; the draft is discarded then
     */
    public void add(StoredFile sealed) {
        if (!files.add(sealed, config.quotaBytes())) {
            draft.discard();
            throw UploadFile.quotaExceeded(config);
        }
    }

    /** The third step of {@link #finish}: the file can be opened. */
    public void keep() {
        draft.keep();
    }

    /** Gives a sealed file up: it is not wanted, and nothing knows it. */
    public void discard() {
        draft.discard();
    }

    @Override
    public void close() {
        draft.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
