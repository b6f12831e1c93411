package io.webchat.domain.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.domain.InvisibleText;

/** The rule for names of files: what any disk and any header can hold, and that leads nowhere. */
public final class FileName {
    /** In bytes of UTF-8: what most disks take. */
    public static final int MAX_BYTES = 255;

    private static final String NAMELESS = "file";
    /** A longer ending is no extension. */
    private static final int MAX_EXTENSION = 16;

    private FileName() {}

    /** The nearest allowed name: no folders, no control or direction characters, 1 to 255 bytes. */
    public static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(FileName::harmless).forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        if (InvisibleText.showsNothing(name.replace(".", ""))) {
            return NAMELESS;
        }
        return shortened(name);
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Among the format characters are the direction overrides; the joiners are part of words and of emoji.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }

    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) > MAX_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
