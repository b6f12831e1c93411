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
        assertThat(Proc.kibibytes("VmPeak:\t  9 kB\nVmRSS:\t  1234 kB\n", "VmRSS:")).isEqualTo(1234 * 1024);
    }
}
