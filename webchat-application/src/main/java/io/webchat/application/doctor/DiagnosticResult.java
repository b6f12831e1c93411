package io.webchat.application.doctor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What an examination found.
 *
 * @param detail what happened, in a sentence
 * @param advice what to do, a sentence each; those of a provider that is well are hints
 */
public record DiagnosticResult(Outcome outcome, String detail, List<String> advice) {
    /** How it went. */
    public enum Outcome {
        OK,
        FAILED,
        NOT_CONFIGURED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DiagnosticResult {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(detail, "detail is null");
        advice = List.copyOf(advice);
    }

    public static DiagnosticResult ok(String detail, String... hints) {
        return new DiagnosticResult(Outcome.OK, detail, List.of(hints));
    }

    /** @param advice at least one sentence: a failure that nobody can act on is of no use */
    public static DiagnosticResult failed(String detail, String... advice) {
        return new DiagnosticResult(Outcome.FAILED, detail, List.of(advice));
    }

    public static DiagnosticResult notConfigured(String detail, String advice) {
        return new DiagnosticResult(Outcome.NOT_CONFIGURED, detail, List.of(advice));
    }
}
