package io.webchat.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's programs, unpacked from the class path into a folder named after their version and checksum. */
record Binaries(Path home, String version) {
    static final String FOLDER_PREFIX = "bin-";

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String UNPACKING = "unpacking";

    /**
     * Finds the programs under the folder, or unpacks them; removes those of other versions.
     *
     * @throws PostgresUnavailable on a system for which none are brought
     */
    static Binaries unpackedIn(Path folder) {
        try {
            var archive = archive();
            var version = bundledVersion();
            var home = folder.resolve(FOLDER_PREFIX + version + "-" + Long.toHexString(checksum(archive)));
            if (!Files.isDirectory(home)) {
                unpack(archive, folder.resolve(UNPACKING), home);
            }
            removeOthers(folder, home);
            return new Binaries(home, version);
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't unpack the built-in PostgreSQL into " + folder, e);
        }
    }

    /** The full path of one of initdb, pg_ctl, postgres. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Such as "18". */
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    private static URL archive() {
        requireSupported(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        var archive = Binaries.class.getResource(ARCHIVE);
        if (archive == null) {
            throw new PostgresUnavailable("The built-in PostgreSQL was left out of this installation: "
                    + "set WEBCHAT_DATABASE_URL to a PostgreSQL 14+ of your own.");
        }
        return archive;
    }

    static void requireSupported(String system, String processor) {
        var known = system.toLowerCase(Locale.ROOT).equals("linux")
                && (processor.equals("amd64") || processor.equals("x86_64"));
        if (!known) {
            throw new PostgresUnavailable("There is no built-in PostgreSQL for %s on %s: ".formatted(system, processor)
                    + "set WEBCHAT_DATABASE_URL to a PostgreSQL 14+ of your own.");
        }
    }

    private static String bundledVersion() throws IOException {
        try (var stream = Binaries.class.getResourceAsStream("binaries.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "");
        }
    }

    private static long checksum(URL archive) throws IOException {
        // A jar's directory knows it already, which spares reading 15 MB at every start.
        if (archive.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                return file.getJarEntry(jar.getEntryName()).getCrc();
            }
        }
        var sum = new CRC32();
        try (var stream = new CheckedInputStream(archive.openStream(), sum)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return sum.getValue();
    }

    private static void unpack(URL archive, Path temporary, Path home) throws IOException {
        log.info("Unpacking the built-in PostgreSQL into {}", home);
        FileTrees.remove(temporary);
        try (InputStream stream = archive.openStream()) {
            new TarXz(temporary).unpack(stream);
        }
        FileTrees.syncAll(temporary);
        FileTrees.putInPlace(temporary, home);
    }

    private static void removeOthers(Path folder, Path home) throws IOException {
        FileTrees.remove(folder.resolve(UNPACKING));
        try (var others = Files.newDirectoryStream(folder, FOLDER_PREFIX + "*")) {
            for (var other : others) {
                if (!other.equals(home)) {
                    FileTrees.remove(other);
                }
            }
        }
    }
}
