package io.webchat.cli;

/** A failure that is shown to the user as it is. The message says what to do. */
public class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;

    /** @param code a stable snake_case word, as the relay's problems have it */
    public CliException(int exitCode, String code, String message) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
    }

    public CliException(int exitCode, String code, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.code = code;
    }

    /** What a command throws that was called wrongly. */
    public static CliException usage(String message) {
        return new CliException(ExitCode.USAGE, "usage", message);
    }

    public static CliException signIn(String message) {
        return new CliException(ExitCode.SIGN_IN, "sign_in", message);
    }

    public int exitCode() {
        return exitCode;
    }

    public String code() {
        return code;
    }
}
