package io.webchat.adapter.persistence.log;

/** What stops the log's writer: it writes out what waits, and takes nothing more. */
public interface LogClosing extends AutoCloseable {
    @Override
    void close();
}
