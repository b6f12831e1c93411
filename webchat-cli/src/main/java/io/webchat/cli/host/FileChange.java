package io.webchat.cli.host;

import io.webchat.cli.host.Jsonc.BrokenException;
import java.nio.file.Path;

/**
 * A change to one file of a host.
 *
 * @param what it does, for people
 */
record FileChange(Path file, String what, Edit edit) {
    /** How to make it and how to take it back. Both leave a file as it is that needs no change. */
    interface Edit {
        /** @param text the file's; empty when there is none */
        String add(String text) throws BrokenException;

        /** @param beginning the text before the change was first made */
        String remove(String text, String beginning) throws BrokenException;
    }
}
