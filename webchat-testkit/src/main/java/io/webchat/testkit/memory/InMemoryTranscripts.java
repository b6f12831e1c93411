package io.webchat.testkit.memory;

import io.webchat.application.language.Transcripts;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import java.util.Optional;

final class InMemoryTranscripts implements Transcripts {
    private final InMemoryFiles files;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<FileId, Stored> transcripts;

    InMemoryTranscripts(InMemoryFiles files, InMemoryUnitOfWork unitOfWork) {
        this.files = files;
        this.unitOfWork = unitOfWork;
        this.transcripts = new Table<>(unitOfWork);
    }

    @Override
    public Optional<Stored> find(FileId file) {
        return unitOfWork.call(() ->
                files.find(file).filter(StoredFile::gone).isPresent() ? Optional.empty() : transcripts.find(file));
    }

    @Override
    public void add(FileId file, Stored transcript) {
        unitOfWork.run(() -> transcripts.put(file, transcripts.get(file, transcript)));
    }
}
