package io.webchat.application.bridge;

import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.identity.TokenHash;
import java.util.List;
import java.util.Optional;

/** The keys with which programs send by phone. */
public interface ClientKeys {
    Optional<ClientKey> find(TokenHash key);

    Optional<ClientKey> find(String id);

    /** Oldest first. */
    List<ClientKey> all();

    void add(ClientKey clientKey, TokenHash key);

    /** The old secret opens nothing any more. */
    void rekey(String id, TokenHash key);

    void remove(String id);
}
