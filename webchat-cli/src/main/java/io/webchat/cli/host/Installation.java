package io.webchat.cli.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import io.webchat.cli.persona.PrivateFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A change to a host's file as it is made and taken back. What the file said before is kept, so that it can be restored
 * to the byte; where others changed it meanwhile, only our part is taken out.
 */
final class Installation {
    private final FileChange change;
    private final Path record;
    private final Path file;

    Installation(FileChange change, Path records) {
        this.change = change;
        this.file = real(change.file());
        this.record = records.resolve(hash(change.file().toString()).substring(0, 16) + ".json");
    }

    /** A change that is worked out but not made. */
    record Plan(
            Installation installation,
            @Nullable String before,
            @Nullable String after) {
        boolean isEmpty() {
            return before == null ? after == null : before.equals(after);
        }

        Path file() {
            return installation.change.file();
        }

        String what() {
            return installation.change.what();
        }
    }

    private record Kept(@Nullable String before, String afterHash) {}

    Plan adding() {
        String now = read();
        return new Plan(this, now, tried(() -> change.edit().add(now == null ? "" : now)));
    }

    Plan removing() {
        String now = read();
        if (now == null) {
            return new Plan(this, null, null);
        }
        Kept kept = kept();
        if (kept != null && hash(now).equals(kept.afterHash())) {
            return new Plan(this, now, kept.before());
        }
        String beginning = kept == null || kept.before() == null ? "" : kept.before();
        return new Plan(this, now, tried(() -> change.edit().remove(now, beginning)));
    }

    private interface Step {
        String run() throws BrokenException;
    }

    private String tried(Step step) {
        try {
            return step.run();
        } catch (BrokenException e) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "config_broken",
                    change.file() + " was left as it is: " + e.getMessage() + ". Correct it, then try again.",
                    e);
        }
    }

    /** Makes a planned addition. */
    void add(Plan plan) {
        String after = String.valueOf(plan.after());
        Kept old = kept();
        boolean continued =
                old != null && plan.before() != null && hash(plan.before()).equals(old.afterHash());
        @Nullable String before = old != null && continued ? old.before() : plan.before();
        ObjectNode json = Json.object("file", file.toString(), "before", before, "after_sha256", hash(after));
        // First the way back, then the change.
        PrivateFiles.write(record, Json.writePretty(json) + "\n");
        write(plan.before(), after);
    }

    /** Makes a planned removal. */
    void remove(Plan plan) {
        write(plan.before(), plan.after());
        PrivateFiles.delete(record);
    }

    /** Where what the file said before is kept. */
    Path record() {
        return record;
    }

    private @Nullable Kept kept() {
        String stored = PrivateFiles.read(record);
        if (stored == null) {
            return null;
        }
        try {
            ObjectNode json = Json.readObject(stored.getBytes(UTF_8));
            return new Kept(
                    json.hasNonNull("before") ? json.path("before").asText() : null, Json.text(json, "after_sha256"));
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw new CliException(
                    ExitCode.REFUSED, "config_broken", change.file() + " was left as it is: it is no UTF-8.", e);
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", change.file() + " can't be read (" + e + ").", e);
        }
    }

    private void write(@Nullable String expected, @Nullable String content) {
        String now = read();
        if (now == null ? expected != null : !now.equals(expected)) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "config_changed",
                    change.file() + " was changed by another program meanwhile, and was left as it is. Try again.");
        }
        try {
            if (content == null) {
                Files.deleteIfExists(file);
                return;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path aside = file.resolveSibling("." + file.getFileName() + ".webchat");
            Files.deleteIfExists(aside);
            if (now == null) {
                Files.createFile(aside);
            } else {
                // The new file has the old one's permissions.
                Files.copy(file, aside, COPY_ATTRIBUTES);
            }
            Files.writeString(aside, content);
            Files.move(aside, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.REFUSED, "file_failed", change.file() + " can't be written (" + e + ").", e);
        }
    }

    /** The file itself, where the path leads over links: they stay. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
