package io.webchat.cli.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.EventStream;
import io.webchat.cli.relay.RelayClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches files from the relay in pieces. A file appears under its name once it is whole. */
final class Downloads {
    private static final Pattern NAME = Pattern.compile("filename\\*=UTF-8''([^;]+)|filename=\"?([^\";]+)\"?");
    private static final Pattern IN_LINK = Pattern.compile(".*/files/([^/?#]+)(\\?[^#]*)?.*");

    private final Cli cli;

    Downloads(Cli cli) {
        this.cli = cli;
    }

    /** Writes the file's bytes to standard output. */
    void toOutput(Identity identity, String file) {
        HttpURLConnection connection = open(identity, file);
        try (InputStream content = connection.getInputStream()) {
            content.transferTo(cli.console().out());
            cli.console().out().flush();
        } catch (IOException e) {
            throw broken(file, e);
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Writes a file; the place where it is.
     *
     * @param target a file or a folder; null for the current folder
     */
    Path toFile(Identity identity, String file, @Nullable Path target, boolean force) {
        HttpURLConnection connection = open(identity, file);
        Path goal = target == null || Files.isDirectory(target)
                ? (target == null ? cli.environment().folder() : target)
                        .resolve(name(connection.getHeaderField("Content-Disposition")))
                : target;
        if (Files.exists(goal) && !force) {
            throw new CliException(
                    ExitCode.REFUSED, "file_exists", goal + " exists. Name another with --output, or add --force.");
        }
        Path aside = goal.resolveSibling(goal.getFileName() + ".part");
        long length = connection.getContentLengthLong();
        try (InputStream content = connection.getInputStream();
                Progress progress = new Progress(cli.console(), String.valueOf(goal.getFileName()), length)) {
            try (OutputStream output = Files.newOutputStream(aside)) {
                long copied = new CountedStream(content, progress).transferTo(output);
                if (length >= 0 && copied != length) {
                    throw new IOException(copied + " of " + length + " bytes came");
                }
            }
            Files.move(aside, goal, ATOMIC_MOVE, REPLACE_EXISTING);
            return goal;
        } catch (IOException e) {
            throw broken(file, e);
        } finally {
            connection.disconnect();
        }
    }

    /** The id of a file goes to the persona's relay; so does a link's, whatever host it names: the token is for it. */
    private static HttpURLConnection open(Identity identity, String file) {
        Matcher link = IN_LINK.matcher(file);
        String path = link.matches()
                ? link.group(1) + (link.group(2) == null ? "" : link.group(2))
                : RelayClient.encode(file);
        URI.create(path);
        return identity.relay().open("/api/v1/webchat/files/" + path, Map.of(), EventStream.MAX_SILENCE);
    }

    /** The last part of the name that the relay gives, so that it can't lead out of the folder. */
    static String name(@Nullable String disposition) {
        Matcher matcher = NAME.matcher(disposition == null ? "" : disposition);
        String name = "";
        if (matcher.find()) {
            name = matcher.group(1) != null
                    ? URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)
                    : matcher.group(2);
        }
        String last =
                name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "_").strip();
        return last.isEmpty() || last.equals(".") || last.equals("..") ? "download" : last;
    }

    private static CliException broken(String file, IOException cause) {
        return new CliException(
                ExitCode.REFUSED, "download_failed", "The download of " + file + " broke off (" + cause + ").", cause);
    }
}
