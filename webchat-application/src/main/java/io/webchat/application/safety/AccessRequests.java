package io.webchat.application.safety;

import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.safety.AccessRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests for access, one for each mailbox. */
public interface AccessRequests {
    Optional<AccessRequest> find(EmailAddress email);

    /** The request, held against other decisions until the end of the unit of work. */
    Optional<AccessRequest> lock(String id);

    /** Whether this call stored it: false when the mailbox has one. */
    boolean add(AccessRequest request);

    void update(AccessRequest request);

    /**
     * The latest first.
     *
     * @param state null for any
     */
    List<AccessRequest> latest(AccessRequest.@Nullable State state, int limit);
}
