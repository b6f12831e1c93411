package io.webchat.adapter.files;

import static java.util.Map.entry;

import io.webchat.application.files.MediaTypes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Tika's table of beginnings and endings, under the names that browsers know. */
final class TikaMediaTypes implements MediaTypes {
    private static final Map<String, String> KNOWN_TO_BROWSERS = Map.of(
            "audio/vnd.wave", "audio/wav",
            "audio/x-wav", "audio/wav",
            "audio/x-flac", "audio/flac",
            "audio/x-aac", "audio/aac",
            "audio/vorbis", "audio/ogg",
            "audio/opus", "audio/ogg",
            "audio/x-oggflac", "audio/ogg",
            "video/x-m4v", "video/mp4");

    /** Containers, and the tail of the type that they have with sound as with pictures. */
    private static final Map<String, String> CONTAINERS = Map.ofEntries(
            entry("video/webm", "webm"),
            entry("audio/webm", "webm"),
            entry("application/x-matroska", "webm"),
            entry("video/x-matroska", "webm"),
            entry("video/mp4", "mp4"),
            entry("audio/mp4", "mp4"),
            entry("application/mp4", "mp4"),
            entry("video/quicktime", "mp4"),
            entry("video/3gpp", "3gpp"),
            entry("audio/3gpp", "3gpp"),
            entry("video/3gpp2", "3gpp2"),
            entry("audio/3gpp2", "3gpp2"),
            entry("video/ogg", "ogg"),
            entry("application/ogg", "ogg"));

    /** Without a claim these say neither, so what they most often are. */
    private static final Map<String, String> USUALLY = Map.of(
            "application/x-matroska", "video/x-matroska",
            "application/mp4", "video/mp4",
            "application/ogg", "audio/ogg");

    private static final Set<String> TEXT_OF_ANY_NAME = Set.of("text/plain", "application/octet-stream");

    /** Read with the first file: a long XML document, which many starts of a relay need not wait for. */
    private static final class Table {
        static final Detector DETECTOR = MimeTypes.getDefaultMimeTypes();
    }

    @Inject
    TikaMediaTypes() {}

    @Override
    public String of(byte[] head, String name, String claimed) {
        String found = detected(head, name);
        String container = CONTAINERS.get(found);
        if (container != null && claimed.regionMatches(true, 0, "audio/", 0, 6)) {
            return "audio/" + container;
        }
        String usual = USUALLY.getOrDefault(found, found);
        return KNOWN_TO_BROWSERS.getOrDefault(usual, usual);
    }

    /** A name may narrow what the bytes say; but no name turns bytes into a picture or a sound. */
    private String detected(byte[] head, String name) {
        String byContent = detect(head, null);
        String byBoth = detect(head, name);
        boolean media = byBoth.startsWith("image/") || byBoth.startsWith("audio/") || byBoth.startsWith("video/");
        return media && TEXT_OF_ANY_NAME.contains(byContent) ? byContent : byBoth;
    }

    private String detect(byte[] head, @Nullable String name) {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (TikaInputStream stream = TikaInputStream.get(head, metadata)) {
            return Table.DETECTOR.detect(stream, metadata).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }
}
