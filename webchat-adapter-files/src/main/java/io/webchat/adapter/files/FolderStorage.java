package io.webchat.adapter.files;

import io.webchat.application.files.FileStorage;
import io.webchat.domain.files.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files in a folder: drafts in {@code drafts}, and each content under the relay's own name in one of 256 folders, so
 * that none of them gets long. A draft becomes a content by being renamed, which happens wholly or not at all.
 */
final class FolderStorage implements FileStorage {
    private final Path folder;
    private final Path drafts;
    private final long reserveBytes;
    private volatile boolean failing;

    /** @param reserveBytes what the files leave free on their disk */
    FolderStorage(Path folder, long reserveBytes) {
        this.reserveBytes = reserveBytes;
        this.folder = folder.toAbsolutePath();
        this.drafts = this.folder.resolve("drafts");
    }

    @Override
    public Draft begin(FileId id) {
        try {
            Files.createDirectories(drafts);
            FolderDraft begun = new FolderDraft(this, id, draft(id));
            failing = false;
            return begun;
        } catch (IOException e) {
            failing = true;
            throw Unusable.because("begin an upload", e);
        }
    }

    @Override
    public long roomBytes() {
        try {
            return freeBytes() - reserveBytes;
        } catch (IOException e) {
            throw Unusable.because("ask for the disk's room", e);
        }
    }

    long freeBytes() throws IOException {
        Path present = folder;
        while (present.getParent() != null && !Files.exists(present)) {
            present = present.getParent();
        }
        return Files.getFileStore(present).getUsableSpace();
    }

    long reserveBytes() {
        return reserveBytes;
    }

    /** Whether uploads begin; tried for real only while the last one did not. */
    boolean writable() {
        if (!failing) {
            return true;
        }
        try {
            Files.createDirectories(drafts);
            Files.delete(Files.createTempFile(drafts, "probe", null));
            failing = false;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<InputStream> open(FileId id, long from) {
        try {
            FileChannel channel = FileChannel.open(content(id), StandardOpenOption.READ);
            channel.position(from);
            return Optional.of(Channels.newInputStream(channel));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Unusable.because("open a file", e);
        }
    }

    @Override
    public void delete(FileId id) {
        try {
            Files.deleteIfExists(content(id));
        } catch (IOException e) {
            throw Unusable.because("delete a file", e);
        }
    }

    @Override
    public List<FileId> leftovers() {
        if (!Files.isDirectory(drafts)) {
            return List.of();
        }
        List<FileId> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(drafts)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Optional<FileId> id = FileId.parse(String.valueOf(entry.getFileName()));
                if (id.isPresent() && !FolderDraft.underWork(entry)) {
                    found.add(id.get());
                }
            }
        } catch (IOException e) {
            throw Unusable.because("look for cut off uploads", e);
        }
        return found;
    }

    @Override
    public void keep(FileId leftover) {
        try {
            move(leftover);
        } catch (NoSuchFileException e) {
            // Another relay on the same folder was faster.
        } catch (IOException e) {
            throw Unusable.because("keep an upload", e);
        }
    }

    @Override
    public void discard(FileId leftover) {
        try {
            Files.deleteIfExists(draft(leftover));
        } catch (IOException e) {
            throw Unusable.because("discard an upload", e);
        }
    }

    void move(FileId id) throws IOException {
        Path content = content(id);
        Path shard = folder.resolve(shard(id));
        if (!Files.isDirectory(shard)) {
            Files.createDirectories(shard);
            force(folder);
        }
        Files.move(draft(id), content, StandardCopyOption.ATOMIC_MOVE);
        force(shard);
    }

    void forceDrafts() throws IOException {
        force(drafts);
    }

    /** Makes a folder's entries outlive a crash. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path draft(FileId id) {
        return drafts.resolve(id.toString());
    }

    private Path content(FileId id) {
        return folder.resolve(shard(id)).resolve(id.toString());
    }

    /** By the id's end, which is random; its beginning is the time. */
    private static String shard(FileId id) {
        String name = id.toString();
        return name.substring(name.length() - 2);
    }
}
