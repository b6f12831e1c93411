package io.webchat.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import io.webchat.application.ids.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageDiagnosticsTest {
    @TempDir
    Path parent;

    private DiagnosticResult result(Path folder) {
        Ids ids = new Ids(new SecureRandom(), Clock.systemUTC());
        return new StorageDiagnostics(new FolderStorage(folder, 1), new StorageDiagnostics.Folder(folder), ids)
                .due()
                .getFirst()
                .examination()
                .get();
    }

    @Test
    void aFileShouldComeBackAndLeaveNothing() throws IOException {
        Path folder = parent.resolve("uploads");

        DiagnosticResult result = result(folder);

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.OK);
        assertThat(result.detail()).contains(folder.toString());
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderShouldBeNamed() throws IOException {
        Path folder = Files.writeString(parent.resolve("uploads"), "a file");

        DiagnosticResult result = result(folder);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).isEqualTo(folder + " is a file, and not a folder.");
        assertThat(result.advice().getFirst()).contains("PCHAT_UPLOAD_DIR");
    }

    @Test
    void aFolderThatOnlySeemsWritableShouldFailToo() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("uploads"));
        Files.writeString(folder.resolve("drafts"), "a file where the drafts should be");

        DiagnosticResult result = result(folder);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).isEqualTo("Files can't be kept in " + folder + ".");
    }
}
