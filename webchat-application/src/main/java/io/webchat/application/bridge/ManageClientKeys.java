package io.webchat.application.bridge;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.safety.Admins;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What admins do with the keys of programs. */
public final class ManageClientKeys {
    private static final int MAX_PHONES = 100;

    /** The secret is shown this once. */
    public record Keyed(ClientKey clientKey, String key) {}

    private final ClientKeys clientKeys;
    private final Phones phones;
    private final Admins admins;
    private final AuditLog audit;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ManageClientKeys(
            ClientKeys clientKeys,
            Phones phones,
            Admins admins,
            AuditLog audit,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.clientKeys = clientKeys;
        this.phones = phones;
        this.admins = admins;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param phoneIds empty for all phones */
    public Keyed add(SignedIn caller, String name, List<String> phoneIds) {
        Account admin = admins.require(caller.account());
        String label = Text.label("name", name, ClientKey.MAX_NAME_CHARACTERS);
        ClientKey clientKey = new ClientKey(ids.clientKeyId(), label, known(phoneIds), clock.instant());
        String key = ids.clientKey();
        unitOfWork.run(() -> {
            clientKeys.add(clientKey, TokenHash.of(key));
            note(admin, "api_key_added", clientKey);
        });
        return new Keyed(clientKey, key);
    }

    private Set<PhoneId> known(List<String> phoneIds) {
        if (phoneIds.size() > MAX_PHONES) {
            throw Refusal.field("phone_ids", "too_many", "Give at most " + MAX_PHONES + " phone_ids, or none for all.");
        }
        return phoneIds.stream()
                .map(id -> PhoneId.parse(id)
                        .filter(found -> phones.find(found).isPresent())
                        .orElseThrow(() -> Refusal.field(
                                "phone_ids", "unknown", "Set the phone up first: there is none of that id.")))
                .collect(Collectors.toSet());
    }

    /** Oldest first. */
    public List<ClientKey> list(SignedIn caller) {
        admins.require(caller.account());
        return clientKeys.all();
    }

    /** The old secret opens nothing any more. */
    public Keyed rotate(SignedIn caller, String id) {
        Account admin = admins.require(caller.account());
        ClientKey clientKey = find(id);
        String key = ids.clientKey();
        unitOfWork.run(() -> {
            clientKeys.rekey(id, TokenHash.of(key));
            note(admin, "api_key_rotated", clientKey);
        });
        return new Keyed(clientKey, key);
    }

    public void remove(SignedIn caller, String id) {
        Account admin = admins.require(caller.account());
        ClientKey clientKey = find(id);
        unitOfWork.run(() -> {
            clientKeys.remove(id);
            note(admin, "api_key_removed", clientKey);
        });
    }

    private ClientKey find(String id) {
        return clientKeys
                .find(id)
                .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List the keys to see their ids."));
    }

    private void note(Account admin, String action, ClientKey clientKey) {
        audit.add(new AuditEntry(clock.instant(), admin.id(), action, clientKey.id(), clientKey.name()));
    }
}
