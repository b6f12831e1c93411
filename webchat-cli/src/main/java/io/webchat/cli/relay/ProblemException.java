package io.webchat.cli.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;

/** The relay refused a call. */
public final class ProblemException extends CliException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode problem;

    public ProblemException(int status, ObjectNode problem) {
        super(exitCode(status, Json.text(problem, "code")), Json.text(problem, "code"), message(status, problem));
        this.status = status;
        this.problem = problem;
    }

    private static int exitCode(int status, String code) {
        if (code.equals("agent_paused")) {
            return ExitCode.PAUSED;
        }
        return switch (status) {
            case 401 -> ExitCode.SIGN_IN;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.REFUSED;
        };
    }

    private static String message(int status, ObjectNode problem) {
        StringBuilder message = new StringBuilder(Json.text(problem, "detail"));
        if (message.isEmpty()) {
            message.append(Json.text(problem, "title"));
        }
        if (message.isEmpty()) {
            message.append("The relay answered ").append(status).append('.');
        }
        for (var error : problem.path("errors")) {
            message.append("\n  ")
                    .append(Json.text(error, "field"))
                    .append(": ")
                    .append(Json.text(error, "detail"));
        }
        return message.toString();
    }

    public int status() {
        return status;
    }

    /** The problem document as the relay sent it. */
    public ObjectNode problem() {
        return problem;
    }
}
