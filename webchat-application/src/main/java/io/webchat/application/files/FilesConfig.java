package io.webchat.application.files;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about files.
 *
 * @param mostBytes of one file
 * @param quotaBytes of one account's files together
 * @param tokenRequired whether knowing a file's id is not enough to open it
 * @param linkBase what a file's link begins with; the id follows
 * @param life how long a file is kept; null for ever
 */
public record FilesConfig(
        long mostBytes,
        long quotaBytes,
        boolean tokenRequired,
        String linkBase,
        @Nullable Duration life) {
    public FilesConfig {
        requireNonNull(linkBase, "linkBase is null");
    }
}
