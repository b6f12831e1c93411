package io.webchat.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
import io.webchat.application.work.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCheckupsTest {
    @TempDir
    Path parent;

    private Finding finding(Path folder) {
        Ids ids = new Ids(new SecureRandom(), Clock.systemUTC());
        return new StorageCheckups(new FolderStorage(folder), new StorageCheckups.Folder(folder), ids)
                .due()
                .getFirst()
                .examination()
                .get();
    }

    @Test
    void aFileShouldComeBackAndLeaveNothing() throws IOException {
        Path folder = parent.resolve("uploads");

        Finding finding = finding(folder);

        assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.OK);
        assertThat(finding.detail()).contains(folder.toString());
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderShouldBeNamed() throws IOException {
        Path folder = Files.writeString(parent.resolve("uploads"), "a file");

        Finding finding = finding(folder);

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).isEqualTo(folder + " is a file, and not a folder.");
        assertThat(finding.advice().getFirst()).contains("PCHAT_UPLOAD_DIR");
    }

    @Test
    void aFolderThatOnlySeemsWritableShouldFailToo() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("uploads"));
        Files.writeString(folder.resolve("drafts"), "a file where the drafts should be");

        Finding finding = finding(folder);

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).isEqualTo("Files can't be kept in " + folder + ".");
    }
}
