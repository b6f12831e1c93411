package io.webchat.application.language;

/** Something that knows languages, on this machine or elsewhere. */
public interface Engine {
    /** Its word in the settings and in answers: {@code deepl}. */
    String name();
}
