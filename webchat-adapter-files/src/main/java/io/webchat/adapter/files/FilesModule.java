package io.webchat.adapter.files;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.files.FileStorage;
import io.webchat.application.files.MediaTypes;
import java.nio.file.Path;

/** Binds the storage to a folder, and media types to Apache Tika. */
public final class FilesModule extends AbstractModule {
    private final Path folder;
    private final long reserveBytes;

    /**
     * @param folder made when it is first needed; several relays on one database may share it
     * @param reserveBytes what the files leave free on their disk
     */
    public FilesModule(Path folder, long reserveBytes) {
        this.folder = folder;
        this.reserveBytes = reserveBytes;
    }

    @Override
    protected void configure() {
        FolderStorage storage = new FolderStorage(folder, reserveBytes);
        bind(FolderStorage.class).toInstance(storage);
        bind(FileStorage.class).toInstance(storage);
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(StorageDiagnostics.class);
        bind(StorageDiagnostics.Folder.class).toInstance(new StorageDiagnostics.Folder(folder));
        bind(MediaTypes.class).to(TikaMediaTypes.class).in(Singleton.class);
    }
}
