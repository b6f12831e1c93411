package io.webchat.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A form with one file, read while it is sent. */
final class MultipartUpload {
    private final String boundary = "webchat-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
    private final Path file;
    private final long size;
    private final LongConsumer sent;

    /** @param sent given the number of the file's bytes that were sent so far */
    MultipartUpload(Path file, Map<String, String> fields, LongConsumer sent) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.sent = sent;
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--")
                .append(boundary)
                .append("\r\n")
                .append("Content-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        String name = String.valueOf(file.getFileName()).replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        @Nullable String type = URLConnection.guessContentTypeFromName(name);
        text.append("--")
                .append(boundary)
                .append("\r\n")
                .append("Content-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\n")
                .append("Content-Type: ")
                .append(type == null ? "application/octet-stream" : type)
                .append("\r\n\r\n");
        this.head = text.toString().getBytes(UTF_8);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    long size() {
        return size;
    }

    HttpRequest.BodyPublisher body() {
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(this::open), head.length + size + tail.length);
    }

    private InputStream open() {
        try {
            InputStream content = new CountedStream(Files.newInputStream(file), sent);
            return new SequenceInputStream(java.util.Collections.enumeration(
                    List.of(new ByteArrayInputStream(head), content, new ByteArrayInputStream(tail))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
