package io.webchat.application.bridge;

import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phones that are set up. */
public interface Phones {
    Optional<Phone> find(PhoneId id);

    /** By its present key. */
    Optional<Phone> find(TokenHash key);

    /** Oldest first. */
    List<Phone> ownedBy(AccountId owner);

    /** Oldest first. */
    List<Phone> all();

    /** False, and nothing stored, when there is one of that id. */
    boolean add(Phone phone, TokenHash key);

    /** The old key opens nothing any more. */
    void rekey(PhoneId id, TokenHash key);

    void give(PhoneId id, AccountId owner);

    /** With its routes and their health. */
    void remove(PhoneId id);

    void seen(PhoneId id, Instant at);

    /** Those that were set; the others go their usual way. */
    Map<Channel, Route> routes(PhoneId id);

    /** In place of all that were set before. */
    void setRoutes(PhoneId id, Map<Channel, Route> routes);

    /** The phone by which a contact was written to or heard last. */
    Optional<PhoneId> lastOf(AccountId contact);

    void usedFor(AccountId contact, PhoneId phone);
}
