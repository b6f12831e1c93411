package io.webchat.adapter.rest.problem;

import java.util.Optional;
import org.eclipse.jetty.io.QuietException;

/** Looks behind the exceptions that libraries wrap around ours. */
public final class Causes {
    private static final int DEEPEST = 16;

    private Causes() {}

    /** The outermost of {@code type} among {@code failure} and its causes. */
    public static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    /** Whether it is what the other side did, such as hanging up; Jetty marks it so. */
    public static boolean hungUp(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof QuietException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
