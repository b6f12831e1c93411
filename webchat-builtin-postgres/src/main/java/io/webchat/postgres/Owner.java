package io.webchat.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user and a group by their numbers. */
record Owner(int user, int group) {
    static final Owner ROOT = new Owner(0, 0);
    static final Owner NOBODY = new Owner(65534, 65534);

    static Owner of(Path path) throws IOException {
        return new Owner(number(path, "unix:uid"), number(path, "unix:gid"));
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) requireNonNull(Files.getAttribute(path, attribute, NOFOLLOW_LINKS));
    }

    boolean owns(Path path) throws IOException {
        return of(path).user() == user;
    }

    /** Makes it this owner's; the caller must be root. */
    void take(Path path) throws IOException {
        Files.setAttribute(path, "unix:gid", group, NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", user, NOFOLLOW_LINKS);
    }
}
