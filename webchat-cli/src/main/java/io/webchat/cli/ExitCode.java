package io.webchat.cli;

/** How the program ends. Scripts rely on these numbers; they never change their meaning. */
public final class ExitCode {
    public static final int OK = 0;
    /** The relay refused, or an answer was "no". */
    public static final int REFUSED = 1;
    /** Nothing came in time, or a question expired. */
    public static final int TIMEOUT = 2;
    /** Events are missing: retention removed them, or the relay's data was restored. */
    public static final int GAP = 3;
    /** There is no valid session. */
    public static final int SIGN_IN = 4;
    /** The owner has paused this agent. */
    public static final int PAUSED = 5;
    /** The relay can't be reached. */
    public static final int UNREACHABLE = 6;
    /** The command line is wrong. */
    public static final int USAGE = 64;
    /** A fault of this program. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
