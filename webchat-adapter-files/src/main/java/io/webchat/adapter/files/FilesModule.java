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

    /** @param folder made when it is first needed; several relays on one database may share it */
    public FilesModule(Path folder) {
        this.folder = folder;
    }

    @Override
    protected void configure() {
        bind(FileStorage.class).toInstance(new FolderStorage(folder));
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(StorageDiagnostics.class);
        bind(StorageDiagnostics.Folder.class).toInstance(new StorageDiagnostics.Folder(folder));
        bind(MediaTypes.class).to(TikaMediaTypes.class).in(Singleton.class);
    }
}
