package io.webchat.boot.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Multipart forms, whole and cut off, and what they leave in a folder. */
public final class Uploads {
    private static final String PATH = "/api/v1/webchat/upload";
    private static final String BOUNDARY = "------------------------0123456789abcdef";
    private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Uploads() {}

    public static Answer upload(Person person, String name, byte[] content) {
        return upload(person, name, content, Map.of());
    }

    static Answer upload(Person person, String name, byte[] content, Map<String, String> fields) {
        return person.client()
                .send(
                        "POST",
                        PATH,
                        BodyPublishers.ofByteArray(form(name, content, fields)),
                        Map.of("Content-Type", TYPE));
    }

    private static byte[] form(String name, byte[] content, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(beginning(name).getBytes(UTF_8));
        form.writeBytes(content);
        fields.forEach((field, value) -> form.writeBytes(
                ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value)
                        .getBytes(UTF_8)));
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private static String beginning(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    }

    /** An upload of which only the beginning has been sent; closing it is hanging up. */
    static Socket begun(String url, String token) throws IOException {
        URI relay = URI.create(url);
        Socket socket = new Socket(relay.getHost(), relay.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + PATH + " HTTP/1.1\r\nHost: relay\r\nX-PChat-Session: " + token + "\r\nContent-Type: "
                        + TYPE + "\r\nContent-Length: 10000000\r\n\r\n" + beginning("half.bin"))
                .getBytes(UTF_8));
        out.write(new byte[1_000_000]);
        out.flush();
        return socket;
    }

    /** A download of which nothing has been read yet. */
    static Socket opened(String url, String path) throws IOException {
        URI relay = URI.create(url);
        Socket socket = new Socket(relay.getHost(), relay.getPort());
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: relay\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
