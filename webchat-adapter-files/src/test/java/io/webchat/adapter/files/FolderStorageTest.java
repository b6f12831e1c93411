package io.webchat.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.webchat.application.files.FileStorage;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.FileId;
import io.webchat.testkit.files.FileStorageContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest implements FileStorageContract {
    @TempDir
    Path folder;

    @Override
    public FileStorage testee() {
        return new FolderStorage(folder.resolve("uploads"), 1);
    }

    @Test
    void contentsShouldStandUnderTheRelaysOwnNamesInSmallFolders() throws IOException {
        FileId id = new FileId(UUID.fromString("01900000-0000-7000-8000-0000000000ab"));
        store(id);

        assertThat(files()).containsExactly(folder.resolve("uploads/ab/file_019000000000700080000000000000ab"));
    }

    @Test
    void aDraftOfADeadProcessShouldBeALeftover() throws IOException {
        Path drafts = Files.createDirectories(folder.resolve("uploads/drafts"));
        Files.writeString(drafts.resolve(ONE.toString()), "half");
        Files.writeString(drafts.resolve("notes.txt"), "somebody's own");

        assertThat(testee().leftovers()).containsExactly(ONE);

        testee().discard(ONE);
        assertThat(files()).containsExactly(drafts.resolve("notes.txt"));
    }

    @Test
    void aFolderThatCantBeWrittenShouldBeToldWithoutItsName() throws IOException {
        Files.writeString(folder.resolve("uploads"), "a file where the folder should be");

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> testee().begin(ONE).close());

        assertThat(refusal.code()).isEqualTo(RefusalCode.RELAY_UNAVAILABLE);
        assertThat(refusal.detail()).doesNotContain("uploads", folder.toString());
    }

    private void store(FileId id) {
        try (FileStorage.Draft draft = testee().begin(id)) {
            draft.write(new byte[] {1}, 0, 1);
            draft.seal();
            draft.keep();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
