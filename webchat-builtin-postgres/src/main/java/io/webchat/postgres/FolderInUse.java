package io.webchat.postgres;

import java.nio.file.Path;

/** Another running relay, or another part of this one, already uses the folder. */
public final class FolderInUse extends PostgresUnavailable {
    FolderInUse(Path folder) {
        super("The database folder " + folder + " is in use by another running relay. Stop that one first,"
                + " or give this one a data folder of its own.");
    }
}
