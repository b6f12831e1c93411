package io.webchat.boot.settings;

import java.util.List;

/** Settings the relay doesn't start with; names every problem at once, each with what is expected instead. */
public final class InvalidSettings extends RuntimeException {
    private final transient List<String> problems;

    public InvalidSettings(List<String> problems) {
        super(message(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, for people; never the value of a secret. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        String opening = problems.size() == 1 ? "1 setting is wrong:" : problems.size() + " settings are wrong:";
        return opening + "\n  - " + String.join("\n  - ", problems);
    }
}
