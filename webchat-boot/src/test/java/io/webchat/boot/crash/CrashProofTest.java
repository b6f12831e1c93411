package io.webchat.boot.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was answered is on disk, whatever is killed and whenever. */
@Timeout(300)
class CrashProofTest {
    private static final int KILLS = 3;
    private static final int MAX_BETWEEN_KILLS = 400;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private DataFolder folder;
    private volatile ForkedRelay relay;
    private Load load;

    @BeforeEach
    void startUnderLoad() throws Exception {
        folder = DataFolder.withDatabase();
        relay = ForkedRelay.start(folder, Map.of());
        load = new Load(Client.of(() -> relay.url()));
        load.begin();
    }

    @AfterEach
    void stop() throws Exception {
        load.end();
        relay.close();
        folder.close();
    }

    @Test
    void nothingAnsweredShouldBeLostWhenRelayAndDatabaseAreKilled() throws Exception {
        Random random = new Random();
        for (int kill = 1; kill <= KILLS; kill++) {
            load.awaitMore(random.nextInt(MAX_BETWEEN_KILLS));
            relay.killAll();
            relay = ForkedRelay.start(folder, Map.of());
            load.awaitSuccess();
        }
        load.end();

        load.nothingShouldBeMissing();
    }

    @Test
    void theRelayShouldRecoverWhenOnlyTheDatabaseIsKilled() throws Exception {
        load.awaitMore(50);
        Instant killed = Instant.now();
        relay.killDatabase();
        load.awaitSuccess();
        assertThat(Duration.between(killed, Instant.now())).isLessThan(RECOVERY);
        load.awaitMore(50);
        load.end();

        load.nothingShouldBeMissing();
        assertThat(load.refusals()).isNotEmpty().allSatisfy(CrashProofTest::shouldAskToComeAgain);
    }

    private static void shouldAskToComeAgain(Answer refusal) {
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(503);
        assertThat(refusal.text("code")).isEqualTo("unavailable");
        assertThat(refusal.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void theNextRelayShouldTakeOverFromAnOrphanedDatabase() throws Exception {
        load.awaitMore(50);
        List<Long> orphans = relay.killRelay();
        assertThat(orphans).anyMatch(CrashProofTest::runs);

        relay = ForkedRelay.start(folder, Map.of());

        assertThat(orphans).noneMatch(CrashProofTest::runs);
        load.awaitSuccess();
        load.end();
        load.nothingShouldBeMissing();
    }

    /** One that has ended but that nobody has asked for its exit code still has an entry, with nothing in it. */
    private static boolean runs(long process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process), "cmdline"), ISO_8859_1)
                    .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
