package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcTest {
    @Test
    void ticksAreCountedBehindAnyName() {
        assertThat(Proc.ticks("7 (postgres: a) b) S 1 7 7 0 -1 4194304 5 0 0 0 11 22 33 44 20 0 1 0"))
                .isEqualTo(110);
    }

    @Test
    void memoryIsReadByName() {
        assertThat(Proc.kibibytes("VmPeak:\t  9 kB\nVmRSS:\t  1234 kB\n", "VmRSS:"))
                .isEqualTo(1234 * 1024);
    }

    @Test
    void stolenTimeIsAShareOfAll() {
        Proc.Machine before = Proc.Machine.of("cpu  10 0 10 10 0 0 0 10 0 0\ncpu0 1\n");
        Proc.Machine after = Proc.Machine.of("cpu  20 0 20 20 0 0 0 80 0 0\ncpu0 1\n");
        assertThat(after.stolenPercentSince(before)).isEqualTo(70);
    }
}
