package io.webchat.application.language;

/** @param mostClipBytes of a sound that is written out */
public record LanguageConfig(long mostClipBytes) {}
