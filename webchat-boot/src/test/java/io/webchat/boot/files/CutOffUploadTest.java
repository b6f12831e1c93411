package io.webchat.boot.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ends in the middle: {@code kill -9} of the relay, and callers who hang up. */
@Timeout(180)
class CutOffUploadTest {
    @Test
    void whatItLeavesShouldBeSweptAtTheNextStart() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase()) {
            Path uploads = folder.path().resolve("uploads");
            String kept;
            try (ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
                Person person = relay.client().login("ada@example.com", "ada");
                kept = Uploads.upload(person, "kept.bin", new byte[100])
                        .expect(201)
                        .text("url");
                try (Socket socket = Uploads.begun(relay.url(), person.token())) {
                    await().until(() -> Uploads.files(uploads).size() == 2 && socket.isConnected());
                    relay.killAll();
                }
            }
            assertThat(Uploads.files(uploads)).hasSize(2);

            try (ForkedRelay again = ForkedRelay.start(folder, Map.of())) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> Uploads.files(uploads).size() == 1);
                assertThat(again.client().get(kept).expect(200).body()).hasSize(100);
            }
        }
    }

    @Test
    void hangingUpShouldBeNoError() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase();
                ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
            Path uploads = folder.path().resolve("uploads");
            Person person = relay.client().login("ada@example.com", "ada");
            String url = Uploads.upload(person, "large.bin", new byte[30_000_000])
                    .expect(201)
                    .text("url");
            try (Socket upload = Uploads.begun(relay.url(), person.token())) {
                await().until(() -> Uploads.files(uploads).size() == 2 && upload.isConnected());
            }
            try (Socket download = Uploads.opened(relay.url(), url)) {
                assertThat(download.getInputStream().readNBytes(100_000)).hasSize(100_000);
            }
            await().until(() -> Uploads.files(uploads).size() == 1);

            relay.terminate();
            relay.awaitEnd();

            assertThat(relay.errors()).doesNotContain("ERROR");
        }
    }
}
