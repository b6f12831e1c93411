package io.webchat.application.doctor;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * One provider, and how it is tried.
 *
 * @param name what it is for, a short word: {@code translate}
 * @param provider what stands behind it: {@code deepl}
 * @param probe what is done, for people: {@code Translates a greeting.}
 * @param settings by name, those to look at when it gives no answer
 * @param examination the round trip. It may take long, is interrupted when it takes too long, and may throw; what it
 *     says may quote the provider, since secrets are taken out behind it
 */
public record Diagnostic(
        String name, String provider, String probe, String settings, Supplier<DiagnosticResult> examination) {
    public Diagnostic {
        requireNonNull(name, "name is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(probe, "trial is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(examination, "examination is null");
    }
}
