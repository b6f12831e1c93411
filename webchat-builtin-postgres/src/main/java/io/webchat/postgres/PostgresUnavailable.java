package io.webchat.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** The built-in PostgreSQL can't run; the message tells an operator why and what to do. */
public class PostgresUnavailable extends RuntimeException {
    PostgresUnavailable(String message) {
        super(message);
    }

    PostgresUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** One that says what the operating system refuses, and what to do about it. */
    static PostgresUnavailable because(String message, IOException cause) {
        return new PostgresUnavailable(message + ": " + reason(cause), cause);
    }

    /** What to do about a failure that the server's log names; empty for others. Ends with a space. */
    static String advice(String log) {
        if (log.contains("has wrong ownership")) {
            return "Its files belong to another user: run the relay as that user, or give them to the relay's (chown"
                    + " -R). ";
        }
        if (log.contains("has invalid permissions")) {
            return "Others may read its files: allow that to their owner alone (chmod 700). ";
        }
        if (log.contains("No space left on device")) {
            return "The disk is full: make room. ";
        }
        return log.contains("Permission denied") ? "The relay's user has no permission for one of its files. " : "";
    }

    private static String reason(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof AccessDeniedException || text.contains("Permission denied")) {
            return "no permission for " + text + ". Give it to the user that runs the relay (chown), or choose another"
                    + " folder with BRIDGE_DB_PATH.";
        }
        if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
            return "the disk is full (" + text + "). Make room, or choose another folder with BRIDGE_DB_PATH.";
        }
        if (text.contains("Read-only file system")) {
            return "the file system is read-only (" + text + "). Choose another folder with BRIDGE_DB_PATH.";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return text + " is no folder. Choose another one with BRIDGE_DB_PATH.";
        }
        return cause.toString();
    }
}
