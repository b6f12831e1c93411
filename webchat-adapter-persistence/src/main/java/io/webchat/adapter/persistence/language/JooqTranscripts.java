package io.webchat.adapter.persistence.language;

import static io.webchat.adapter.persistence.generated.Tables.TRANSCRIPT;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.language.Transcripts;
import io.webchat.domain.files.FileId;
import jakarta.inject.Inject;
import java.util.Optional;

/** What uploaded sounds say. */
public final class JooqTranscripts implements Transcripts {
    private final Database database;

    @Inject
    public JooqTranscripts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Stored> find(FileId file) {
        return database.query(sql -> sql.selectFrom(TRANSCRIPT)
                .where(TRANSCRIPT.FILE_ID.eq(file.value()))
                .fetchOptional(row -> new Stored(
                        requireNonNull(row.get(TRANSCRIPT.TEXT)),
                        row.get(TRANSCRIPT.LANGUAGE),
                        requireNonNull(row.get(TRANSCRIPT.PROVIDER)))));
    }

    @Override
    public void add(FileId file, Stored transcript) {
        database.query(sql -> sql.insertInto(TRANSCRIPT)
                .set(TRANSCRIPT.FILE_ID, file.value())
                .set(TRANSCRIPT.TEXT, transcript.text())
                .set(TRANSCRIPT.LANGUAGE, transcript.language())
                .set(TRANSCRIPT.PROVIDER, transcript.provider())
                .onConflictDoNothing()
                .execute());
    }
}
