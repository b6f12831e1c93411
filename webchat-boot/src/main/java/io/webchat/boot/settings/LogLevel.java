package io.webchat.boot.settings;

/** The least urgent lines that the log still takes. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
