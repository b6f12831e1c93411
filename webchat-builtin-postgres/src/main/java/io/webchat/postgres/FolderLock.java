package io.webchat.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps a folder to one user at a time; the operating system frees it when its process dies. */
final class FolderLock implements AutoCloseable {
    // Within a process the file lock is no help: closing any channel on the file would release it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final Queue<FileChannel> KEPT_OPEN = new ConcurrentLinkedQueue<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param folder an existing folder's real path
     * @throws FolderInUse when this or another process holds it
     */
    static FolderLock take(Path folder) {
        if (!HELD.add(folder)) {
            throw new FolderInUse(folder);
        }
        try {
            return new FolderLock(folder, lockedChannel(folder));
        } catch (RuntimeException e) {
            HELD.remove(folder);
            throw e;
        }
    }

    private static FileChannel lockedChannel(Path folder) {
        try {
            var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't lock the database folder " + folder, e);
        }
        throw new FolderInUse(folder);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by a copy of this class in another class loader, whose lock a close would release.
            KEPT_OPEN.add(channel);
            throw new IOException("locked by another class loader of this process", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't unlock the database folder " + folder, e);
        } finally {
            HELD.remove(folder);
        }
    }
}
