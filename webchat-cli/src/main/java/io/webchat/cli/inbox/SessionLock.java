package io.webchat.cli.inbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.persona.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time move a session's position. The system releases it when the process ends. */
public final class SessionLock implements AutoCloseable {
    private final FileChannel channel;

    private SessionLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CliException when another process reads with the session */
    public static SessionLock take(Identity identity) {
        PrivateFiles.makeFolder(identity.session().folder());
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(identity.session().folder().resolve("lock"), CREATE, WRITE);
            if (channel.tryLock() != null) {
                return new SessionLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // As when another process has it.
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", "The session can't be locked (" + e + ").", e);
        }
        close(channel);
        throw new CliException(
                ExitCode.REFUSED,
                "session_in_use",
                "Another process reads the inbox with this session of "
                        + identity.persona().key() + ". End it, or name another session with --session-name.");
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock goes with the process.
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}
