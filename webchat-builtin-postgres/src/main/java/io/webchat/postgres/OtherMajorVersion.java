package io.webchat.postgres;

import java.nio.file.Path;

/** The folder's data was written by another major version of PostgreSQL than the one this relay brings. */
public final class OtherMajorVersion extends PostgresUnavailable {
    OtherMajorVersion(Path cluster, String found, String bundled) {
        super("%s holds data of PostgreSQL %s, but this relay brings PostgreSQL %s, which can't read it. "
                        .formatted(cluster, found, bundled)
                + "Nothing was changed. Either start the relay version that wrote it, or upgrade the folder with"
                + " pg_upgrade, or serve it with a PostgreSQL %s of your own and set WEBCHAT_DATABASE_URL."
                        .formatted(found));
    }
}
