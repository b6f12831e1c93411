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
class RunCheckupsTest {
    private static final Secrets NO_SECRETS = new Secrets(List.of());

    private static Checkup checkup(String name, Supplier<Finding> examination) {
        return new Checkup(name, "vendor", "Tries it.", "WEBCHAT_X", examination);
    }

    private static Report report(Secrets secrets, Duration longest, Checkups... parts) {
        return new RunCheckups(new LinkedHashSet<>(List.of(parts)), secrets, longest).handle();
    }

    private static Report report(Checkup... due) {
        return report(NO_SECRETS, Duration.ofSeconds(20), () -> List.of(due));
    }

    private static Finding only(Report report) {
        assertThat(report.lines()).hasSize(1);
        return report.lines().getFirst().finding();
    }

    @Test
    void allShouldBeTriedSideBySideAndToldInTheirOrder() {
        CyclicBarrier together = new CyclicBarrier(3);
        Supplier<Finding> meeting = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
                return Finding.ok("Met.");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        Report report = report(checkup("c", meeting), checkup("a", meeting), checkup("b", meeting));

        assertThat(report.lines()).extracting(Report.Line::name).containsExactly("c", "a", "b");
        assertThat(report.healthy()).isTrue();
    }

    @Test
    void oneThatHangsShouldBeEndedAndSaySo() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Checkup hanging = checkup("a", () -> {
            try {
                new CountDownLatch(1).await();
                return Finding.ok("Never.");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        });

        Report report = report(
                NO_SECRETS, Duration.ofMillis(100), () -> List.of(hanging, checkup("b", () -> Finding.ok("Quick."))));

        assertThat(report.failures()).isEqualTo(1);
        Finding finding = report.lines().getFirst().finding();
        assertThat(finding.detail()).startsWith("Gave no answer within");
        assertThat(finding.advice()).containsExactly("It hangs, or is too slow. Look at WEBCHAT_X.");
        assertThat(report.lines().getLast().finding().outcome()).isEqualTo(Finding.Outcome.OK);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverIsThrownShouldBeAFailure() {
        Report report = report(
                checkup("a", () -> {
                    throw new IllegalStateException("odd");
                }),
                checkup("b", () -> {
                    throw new NoClassDefFoundError("Missing");
                }));

        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.lines().getFirst().finding().detail()).contains("odd");
        assertThat(report.lines().getLast().finding().detail()).contains("Missing");
    }

    @Test
    void aPartThatDoesntKnowItsProvidersShouldNotHideTheOthers() {
        Checkups broken = () -> {
            throw new IllegalStateException("no list");
        };

        Report report = report(
                NO_SECRETS,
                Duration.ofSeconds(20),
                broken,
                () -> List.of(checkup("b", () -> Finding.notConfigured("None.", "Set it."))));

        assertThat(report.lines()).hasSize(2);
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.lines().getFirst().finding().detail()).contains("no list");
    }

    @Test
    void secretsShouldBeTakenOutWhereverTheyStand() {
        Secrets secrets = new Secrets(Set.of("key-1", "key-1-and-more", " "));
        Report report = report(
                secrets,
                Duration.ofSeconds(20),
                () -> List.of(checkup(
                        "a", () -> Finding.failed("key-1-and-more is wrong, as is key-1", "Not key-1-and-more."))));

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
        Report report = report(checkup("a", () -> Finding.ok("red \u001b[31m\nline " + "x".repeat(2_000))));

        assertThat(only(report).detail())
                .startsWith("red [31m line x")
                .hasSizeLessThan(700)
                .endsWith("…");
    }
}
