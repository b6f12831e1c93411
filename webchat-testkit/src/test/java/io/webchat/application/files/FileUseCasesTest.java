package io.webchat.application.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import io.webchat.testkit.files.InMemoryFileStorage;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On a relay that takes files of 1,000 bytes, 3,000 bytes an account, for 30 days. */
class FileUseCasesTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final InMemoryFileStorage storage = (InMemoryFileStorage) relay.the(FileStorage.class);

    @Test
    void theQuotaShouldHoldWhateverComesAtTheSameTime() {
        upload(1_000, "", null);
        upload(1_000, "", null);
        try (IncomingFile one = relay.the(UploadFile.class).begin(ada, -1);
                IncomingFile other = relay.the(UploadFile.class).begin(ada, -1)) {
            one.write(new byte[600], 0, 600);
            other.write(new byte[600], 0, 600);
            one.finish("one", "", null, null);

            assertThat(codeOf(() -> other.finish("other", "", null, null))).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
        }
        assertThat(storage.size()).isEqualTo(3);
    }

    @Test
    void whatIsTooLargeShouldLeaveNothing() {
        assertThat(codeOf(() -> upload(1_001, "", null))).isEqualTo(RefusalCode.FILE_TOO_LARGE);
        assertThat(storage.size()).isZero();
    }

    @Test
    void soundShouldBeAClipUnlessSomebodySaysOtherwise() {
        assertThat(upload(1, "audio/ogg", null).kind()).isEqualTo(FileKind.VOICE);
        assertThat(upload(1, "audio/ogg", "auto").kind()).isEqualTo(FileKind.VOICE);
        assertThat(upload(1, "audio/ogg", "file").kind()).isEqualTo(FileKind.FILE);
        assertThat(upload(1, "image/svg+xml", null).kind()).isEqualTo(FileKind.FILE);
        assertThat(codeOf(() -> upload(1, "text/plain", "image"))).isEqualTo(RefusalCode.FIELD_INVALID);
        assertThat(codeOf(() -> upload(1, "text/plain", "song"))).isEqualTo(RefusalCode.FIELD_INVALID);
    }

    @Test
    void oldFilesShouldGo() {
        StoredFile old = upload(10, "", null);
        relay.clock().advance(Duration.ofDays(30));
        StoredFile fresh = upload(10, "", null);
        relay.clock().advance(Duration.ofSeconds(1));

        relay.the(ClearFiles.class).round();

        OpenFile openFile = relay.the(OpenFile.class);
        assertThat(codeOf(() -> openFile.find(ada, old.id().toString(), null))).isEqualTo(RefusalCode.FILE_GONE);
        assertThat(codeOf(() -> openFile.find(bob, old.id().toString(), null))).isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(openFile.find(ada, fresh.id().toString(), null)).isEqualTo(fresh);
        assertThat(storage.size()).isEqualTo(1);
    }

    @Test
    void cutOffUploadsShouldBeSettledByWhatIsKnown() {
        StoredFile known = upload(4, "", null);
        storage.delete(known.id());
        leave(known.id());
        leave(relay.the(Ids.class).file());

        relay.the(ClearFiles.class).round();

        assertThat(storage.size()).isEqualTo(1);
        assertThat(storage.open(known.id(), 0)).isPresent();
    }

    private void leave(FileId id) {
        byte[] bytes = "left".getBytes(UTF_8);
        try (FileStorage.Draft draft = storage.begin(id)) {
            draft.write(bytes, 0, bytes.length);
            draft.seal();
        }
    }

    private StoredFile upload(int size, String type, @Nullable String wish) {
        try (IncomingFile incoming = relay.the(UploadFile.class).begin(ada, -1)) {
            incoming.write(new byte[size], 0, size);
            return incoming.finish("name", type, wish, null);
        }
    }

    private static RefusalCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }
}
