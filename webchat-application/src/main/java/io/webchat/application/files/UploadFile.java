package io.webchat.application.files;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Takes files in. */
public final class UploadFile {
    /** What a form may hold besides its file, before an announced length counts as too long. */
    private static final long FORM_BYTES = 64 * 1024;

    private static final Duration COME_AGAIN = Duration.ofMinutes(5);

    private final Files files;
    private final FileStorage storage;
    private final MediaTypes mediaTypes;
    private final FilesConfig config;
    private final Ids ids;
    private final Clock clock;

    @Inject
    UploadFile(Files files, FileStorage storage, MediaTypes mediaTypes, FilesConfig config, Ids ids, Clock clock) {
        this.files = files;
        this.storage = storage;
        this.mediaTypes = mediaTypes;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins a file of the caller's; the caller closes it.
     *
     * @param announcedBytes of the whole request; negative when unknown
     * @throws Refusal {@code file_too_large} or {@code quota_exceeded} when it can't pass
     */
    public IncomingFile begin(SignedIn caller, long announcedBytes) {
        requireRoom(storage, Math.max(0, announcedBytes - FORM_BYTES));
        AccountId owner = caller.account().id();
        long room = config.quotaBytes() - files.bytesOf(owner);
        if (room <= 0 || announcedBytes - FORM_BYTES > room) {
            throw quotaExceeded(config);
        }
        if (announcedBytes - FORM_BYTES > config.mostBytes()) {
            throw tooLarge(config);
        }
        return new IncomingFile(ids.file(), owner, room, files, storage, mediaTypes, config, clock);
    }

    static void requireRoom(FileStorage storage, long bytes) {
        if (storage.roomBytes() < Math.max(1, bytes)) {
            throw Refusal.until(
                    COME_AGAIN,
                    RefusalCode.STORAGE_FULL,
                    "Try again later, or ask the operator of this relay to make room: its disk has none for files.");
        }
    }

    static Refusal tooLarge(FilesConfig config) {
        return Refusal.field(
                RefusalCode.FILE_TOO_LARGE,
                "file",
                "too_large",
                "Send a file of at most " + config.mostBytes() + " bytes (limit WEBCHAT_MAX_UPLOAD_BYTES).");
    }

    static Refusal quotaExceeded(FilesConfig config) {
        return Refusal.field(
                RefusalCode.QUOTA_EXCEEDED,
                "file",
                "quota_exceeded",
                "Your files would hold more than " + config.quotaBytes()
                        + " bytes together (limit WEBCHAT_UPLOAD_QUOTA_BYTES); delete messages with files, or wait"
                        + " until old ones expire.");
    }
}
