package io.webchat.boot.settings;

/** Where a value in effect came from. */
public enum Origin {
    DEFAULT("default"),
    FILE("file"),
    ENVIRONMENT("environment"),
    /** Handed over by the program that embeds the relay. */
    PROGRAM("program");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    public String wireName() {
        return word;
    }
}
