package io.webchat.application.files;

/** Tells what sort of thing some bytes are. */
public interface MediaTypes {
    /** How many bytes from the beginning of a file it looks at, at most. */
    int HEAD_BYTES = 64 * 1024;

    /**
     * The type by content, such as {@code image/png}; {@code application/octet-stream} for what it doesn't know.
     *
     * @param head the file's beginning
     * @param name narrows what the bytes alone leave open
     * @param claimed decides only whether a container, which can hold both, is {@code audio/} or {@code video/}
     */
    String of(byte[] head, String name, String claimed);
}
