package io.webchat.application.transaction;

/** What one life of the relay's store is known by. */
public interface RelayRecord {
    /** Made when the store is created or restored; cursors of another epoch are known as such. */
    long epoch();

    /** The key for hashing what could be guessed. 32 bytes, made with the store. */
    byte[] key();
}
