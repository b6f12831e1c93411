package io.webchat.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a .txz archive into a folder, readable by every user. */
record TarXz(Path target) {
    private static final int ANY_EXECUTE = 0111;

    void unpack(InputStream archive) throws IOException {
        folder(target);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar);
            }
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive points outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            folder(path);
        } else if (entry.isSymbolicLink()) {
            parent(path);
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            parent(path);
            file(path, content, (entry.getMode() & ANY_EXECUTE) != 0);
        }
    }

    private void folder(Path path) throws IOException {
        if (path.startsWith(target) && !Files.isDirectory(path)) {
            parent(path);
            Files.createDirectory(path);
            permit(path, "rwxr-xr-x");
        }
    }

    private void parent(Path path) throws IOException {
        var parent = path.getParent();
        if (parent != null) {
            folder(parent);
        }
    }

    private static void file(Path path, InputStream content, boolean program) throws IOException {
        try (var stream = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            content.transferTo(stream);
        }
        permit(path, program ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static void permit(Path path, String permissions) throws IOException {
        // Set afterwards, since the process's umask cuts those given at creation.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
