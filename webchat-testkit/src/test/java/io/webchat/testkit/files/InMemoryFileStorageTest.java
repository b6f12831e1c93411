package io.webchat.testkit.files;

import io.webchat.application.files.FileStorage;

class InMemoryFileStorageTest implements FileStorageContract {
    private final FileStorage storage = new InMemoryFileStorage();

    @Override
    public FileStorage testee() {
        return storage;
    }
}
