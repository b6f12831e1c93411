package io.webchat.testkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.files.FileStorage;
import io.webchat.domain.files.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link FileStorage} does. */
public interface FileStorageContract {
    FileId ONE = new FileId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    FileId OTHER = new FileId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

    /** The same for all calls of one test, and empty at its begin. */
    FileStorage testee();

    @Test
    default void whatIsKeptShouldBeReadFromAnyPlace() throws IOException {
        store(ONE, "0123456789");

        assertThat(text(ONE, 0)).isEqualTo("0123456789");
        assertThat(text(ONE, 7)).isEqualTo("789");
        assertThat(text(ONE, 10)).isEmpty();
        assertThat(text(ONE, 11)).isEmpty();
    }

    @Test
    default void nothingShouldBeKeptAsNothing() throws IOException {
        store(ONE, "");

        assertThat(text(ONE, 0)).isEmpty();
    }

    @Test
    default void largeContentsShouldBeKeptToTheByte() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        try (FileStorage.Draft draft = testee().begin(ONE)) {
            draft.write(bytes, 0, 1);
            draft.write(bytes, 1, 1_999_999);
            draft.write(bytes, 2_000_000, 1_000_000);
            draft.seal();
            draft.keep();
        }

        try (InputStream content = testee().open(ONE, 1_234_567).orElseThrow()) {
            assertThat(content.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1_234_567, bytes.length));
        }
    }

    @Test
    default void aDraftShouldBeSeenByNobody() {
        try (FileStorage.Draft draft = testee().begin(ONE)) {
            write(draft, "text");
            assertThat(testee().open(ONE, 0)).isEmpty();
            assertThat(testee().leftovers()).isEmpty();

            draft.seal();
            assertThat(testee().open(ONE, 0)).isEmpty();
            assertThat(testee().leftovers()).isEmpty();
        }
    }

    @Test
    default void aDraftThatIsNotSealedShouldLeaveNothing() {
        try (FileStorage.Draft draft = testee().begin(ONE)) {
            write(draft, "text");
        }

        assertThat(testee().open(ONE, 0)).isEmpty();
        assertThat(testee().leftovers()).isEmpty();
    }

    @Test
    default void aDiscardedDraftShouldLeaveNothing() {
        try (FileStorage.Draft draft = testee().begin(ONE)) {
            write(draft, "text");
            draft.seal();
            draft.discard();
        }

        assertThat(testee().open(ONE, 0)).isEmpty();
        assertThat(testee().leftovers()).isEmpty();
    }

    @Test
    default void aSealedDraftShouldBeALeftoverThatCanBeKept() throws IOException {
        leave(ONE, "text");
        assertThat(testee().leftovers()).containsExactly(ONE);
        assertThat(testee().open(ONE, 0)).isEmpty();

        testee().keep(ONE);

        assertThat(text(ONE, 0)).isEqualTo("text");
        assertThat(testee().leftovers()).isEmpty();
    }

    @Test
    default void aLeftoverShouldBeDiscarded() {
        leave(ONE, "text");

        testee().discard(ONE);

        assertThat(testee().open(ONE, 0)).isEmpty();
        assertThat(testee().leftovers()).isEmpty();
    }

    @Test
    default void whatIsNoLeftoverShouldBeLeftAlone() throws IOException {
        store(ONE, "text");

        testee().keep(OTHER);
        testee().discard(ONE);
        testee().keep(ONE);

        assertThat(text(ONE, 0)).isEqualTo("text");
        assertThat(testee().open(OTHER, 0)).isEmpty();
    }

    @Test
    default void aDeletedContentShouldBeNoMore() throws IOException {
        store(ONE, "text");
        store(OTHER, "other");

        testee().delete(ONE);
        testee().delete(ONE);

        assertThat(testee().open(ONE, 0)).isEmpty();
        assertThat(text(OTHER, 0)).isEqualTo("other");
    }

    @Test
    default void whoReadsWhileItIsDeletedShouldReadToTheEnd() throws IOException {
        store(ONE, "0123456789");
        try (InputStream content = testee().open(ONE, 0).orElseThrow()) {
            assertThat(content.read()).isEqualTo('0');

            testee().delete(ONE);

            assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo("123456789");
        }
    }

    @Test
    default void nothingShouldBeWrittenBehindTheSeal() {
        try (FileStorage.Draft draft = testee().begin(ONE)) {
            assertThatThrownBy(draft::keep).isInstanceOf(IllegalStateException.class);
            draft.seal();
            assertThatThrownBy(() -> write(draft, "more")).isInstanceOf(IllegalStateException.class);
            draft.discard();
        }
    }

    private void store(FileId id, String text) {
        try (FileStorage.Draft draft = testee().begin(id)) {
            write(draft, text);
            draft.seal();
            draft.keep();
        }
    }

    private void leave(FileId id, String text) {
        try (FileStorage.Draft draft = testee().begin(id)) {
            write(draft, text);
            draft.seal();
        }
    }

    private static void write(FileStorage.Draft draft, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        draft.write(bytes, 0, bytes.length);
    }

    private String text(FileId id, long from) throws IOException {
        try (InputStream content = testee().open(id, from).orElseThrow()) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
