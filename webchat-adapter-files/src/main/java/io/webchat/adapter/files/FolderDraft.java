package io.webchat.adapter.files;

import io.webchat.application.files.FileStorage;
import io.webchat.domain.files.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A draft on the disk. It is locked while somebody is at work on it: the system lets go of a dead process's locks, so
 * that what a crash leaves can be told from what is still coming.
 */
final class FolderDraft implements FileStorage.Draft {
    private static final Logger log = LoggerFactory.getLogger(FolderDraft.class);

    private final FolderStorage storage;
    private final FileId id;
    private final Path path;
    private final FileChannel channel;
    private State state = State.WRITING;

    private enum State {
        WRITING,
        SEALED,
        DONE
    }

    /** @throws IOException when there is one already, too */
    FolderDraft(FolderStorage storage, FileId id, Path path) throws IOException {
        this.storage = storage;
        this.id = id;
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(channel);
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static boolean underWork(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            // It was kept or discarded since it was listed.
            return true;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        require(State.WRITING);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw Unusable.because("write an upload", e);
        }
    }

    @Override
    public void seal() {
        require(State.WRITING);
        try {
            channel.force(true);
            storage.forceDrafts();
        } catch (IOException e) {
            throw Unusable.because("write an upload", e);
        }
        state = State.SEALED;
    }

    @Override
    public void keep() {
        require(State.SEALED);
        try {
            storage.move(id);
        } catch (IOException e) {
            throw Unusable.because("keep an upload", e);
        }
        state = State.DONE;
    }

    @Override
    public void discard() {
        if (state == State.DONE) {
            return;
        }
        state = State.DONE;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is a leftover then.
            log.warn("The draft {} can't be deleted: {}", id, e.toString());
        }
    }

    @Override
    public void close() {
        if (state == State.WRITING) {
            discard();
        }
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("The draft {} can't be closed: {}", id, e.toString());
        }
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("the draft is " + state + " and not " + wanted);
        }
    }
}
