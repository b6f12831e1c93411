package io.webchat.boot.settings;

/** How a line of the log is written. */
public enum LogFormat {
    /** Short lines for people. */
    TEXT,
    /** One JSON object a line, for collectors. */
    JSON
}
