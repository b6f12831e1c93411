package io.webchat.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunDiagnosticsTest {
    private static final Secrets NO_SECRETS = new Secrets(List.of());

    private static Diagnostic diagnostic(String name, Supplier<DiagnosticResult> examination) {
        return new Diagnostic(name, "vendor", "Tries it.", "WEBCHAT_X", examination);
    }

    private static Report report(Secrets secrets, Duration longest, Diagnostics... parts) {
        return new RunDiagnostics(new LinkedHashSet<>(List.of(parts)), secrets, longest).handle();
    }

    private static Report report(Diagnostic... due) {
        return report(NO_SECRETS, Duration.ofSeconds(20), () -> List.of(due));
    }

    private static DiagnosticResult only(Report report) {
        assertThat(report.lines()).hasSize(1);
        return report.lines().getFirst().result();
    }

    @Test
    void allShouldBeTriedSideBySideAndToldInTheirOrder() {
        CyclicBarrier together = new CyclicBarrier(3);
        Supplier<DiagnosticResult> meeting = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
                return DiagnosticResult.ok("Met.");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        Report report = report(diagnostic("c", meeting), diagnostic("a", meeting), diagnostic("b", meeting));

        assertThat(report.lines()).extracting(Report.Line::name).containsExactly("c", "a", "b");
        assertThat(report.healthy()).isTrue();
    }

    @Test
    void oneThatHangsShouldBeEndedAndSaySo() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Diagnostic hanging = diagnostic("a", () -> {
            try {
                new CountDownLatch(1).await();
                return DiagnosticResult.ok("Never.");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        });

        Report report = report(
                NO_SECRETS,
                Duration.ofMillis(100),
                () -> List.of(hanging, diagnostic("b", () -> DiagnosticResult.ok("Quick."))));

        assertThat(report.failures()).isEqualTo(1);
        DiagnosticResult result = report.lines().getFirst().result();
        assertThat(result.detail()).startsWith("Gave no answer within");
        assertThat(result.advice()).containsExactly("It hangs, or is too slow. Look at WEBCHAT_X.");
        assertThat(report.lines().getLast().result().outcome()).isEqualTo(DiagnosticResult.Outcome.OK);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverIsThrownShouldBeAFailure() {
        Report report = report(
                diagnostic("a", () -> {
                    throw new IllegalStateException("odd");
                }),
                diagnostic("b", () -> {
                    throw new NoClassDefFoundError("Missing");
                }));

        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.lines().getFirst().result().detail()).contains("odd");
        assertThat(report.lines().getLast().result().detail()).contains("Missing");
    }

    @Test
    void aPartThatDoesntKnowItsProvidersShouldNotHideTheOthers() {
        Diagnostics broken = () -> {
            throw new IllegalStateException("no list");
        };

        Report report = report(
                NO_SECRETS,
                Duration.ofSeconds(20),
                broken,
                () -> List.of(diagnostic("b", () -> DiagnosticResult.notConfigured("None.", "Set it."))));

        assertThat(report.lines()).hasSize(2);
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.lines().getFirst().result().detail()).contains("no list");
    }

    @Test
    void secretsShouldBeTakenOutWhereverTheyStand() {
        Secrets secrets = new Secrets(Set.of("key-1", "key-1-and-more", " "));
        Report report = report(
                secrets,
                Duration.ofSeconds(20),
                () -> List.of(diagnostic(
                        "a",
                        () -> DiagnosticResult.failed("key-1-and-more is wrong, as is key-1", "Not key-1-and-more."))));

        assertThat(only(report).detail()).isEqualTo("[REDACTED] is wrong, as is [REDACTED]");
        assertThat(only(report).advice()).containsExactly("Not [REDACTED].");
    }

    @Test
    void theBeginOfASecretThatWasCutOffShouldBeTakenOut() {
        assertThat(new Secrets(Set.of("abcdefghij")).hidden("you sent abcdefgh"))
                .isEqualTo("you sent [REDACTED]");
        assertThat(new Secrets(Set.of("abcdefghij")).hidden("you sent abc")).isEqualTo("you sent abc");
    }

    @Test
    void quotationsShouldBeOneShortLineThatSteersNoTerminal() {
        Report report = report(diagnostic("a", () -> DiagnosticResult.ok("red \u001b[31m\nline " + "x".repeat(2_000))));

        assertThat(only(report).detail())
                .startsWith("red [31m line x")
                .hasSizeLessThan(700)
                .endsWith("…");
    }
}
