package io.webchat.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The server's generated password, in a file that only its owner may read. */
record Password(String text) {
    private static final int BYTES = 24;

    static Password generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Password readFrom(Path file) throws IOException {
        return new Password(Files.readString(file, US_ASCII).strip());
    }

    /** Replaces the file in one step. */
    void writeTo(Path file) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(temporary, onlyOwner);
        Files.writeString(temporary, text + "\n", US_ASCII);
        FileTrees.sync(temporary);
        FileTrees.putInPlace(temporary, file);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
