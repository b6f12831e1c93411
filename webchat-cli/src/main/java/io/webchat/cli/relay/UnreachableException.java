package io.webchat.cli.relay;

import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The relay can't be reached, or the connection to it broke. */
public final class UnreachableException extends CliException {
    private static final long serialVersionUID = 1L;

    UnreachableException(URI relay, Exception cause) {
        super(
                ExitCode.UNREACHABLE,
                "relay_unreachable",
                "The relay at " + relay + " can't be reached (" + reason(cause)
                        + "). Check that it runs and that --relay names it.",
                cause);
    }

    private static String reason(Exception cause) {
        @Nullable String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
