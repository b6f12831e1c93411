package io.webchat.adapter.rest.webapp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the built browser app, as the module {@code webchat-web} packages them: each as it is, and compressed
 * beforehand where that makes it smaller. A file is read once and then held, so at most the app's size is.
 */
public final class Webapp {
    static final String PAGE = "chat.html";

    /** No empty segment, and none that begins with a dot. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final int MAX_NAME = 200;

    private final String folder;
    private final Map<String, WebappFile> files = new ConcurrentHashMap<>();

    /** @param folder on the class path, without slashes around it */
    public Webapp(String folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** The app of this build. */
    public static Webapp ofBuild() {
        return new Webapp("webchat-webapp");
    }

    /** False for a relay that was built without Node. */
    public boolean isPresent() {
        return url(PAGE) != null;
    }

    /**
     * The file, in the first of the encodings that it is stored in, or as it is.
     *
     * @param name relative, such as {@code assets/chat-1a2b.js}
     * @return null if the app has no such file, or none that is meant for browsers
     */
    @Nullable
    WebappFile find(String name, List<ContentEncoding> encodings) {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            return null;
        }
        String type = MediaTypes.of(name);
        if (type == null) {
            return null;
        }
        for (ContentEncoding encoding : encodings) {
            WebappFile encoded = load(name + encoding.suffix(), type, encoding);
            if (encoded != null) {
                return encoded;
            }
        }
        return load(name, type, null);
    }

    private @Nullable WebappFile load(String stored, String type, @Nullable ContentEncoding encoding) {
        WebappFile held = files.get(stored);
        if (held != null) {
            return held;
        }
        URL url = url(stored);
        if (url == null) {
            return null;
        }
        try (InputStream in = url.openStream()) {
            WebappFile read = WebappFile.of(in.readAllBytes(), type, encoding);
            files.put(stored, read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("The app's file can't be read: " + stored, e);
        }
    }

    private @Nullable URL url(String stored) {
        return Webapp.class.getClassLoader().getResource(folder + "/" + stored);
    }
}
