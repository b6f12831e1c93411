package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.safety.Admins;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What admins do with phones. */
public final class ManagePhones {
    private static final int MAX_AT_ONCE = 500;

    /** @param owner a mailbox or an address */
    public record Command(
            SignedIn caller, String phoneId, @Nullable String name, String owner, Map<Channel, Route> routes) {}

    /** The key is shown this once. */
    public record Keyed(Phone phone, String key) {}

    private final Phones phones;
    private final Routes routes;
    private final RouteHealth health;
    private final OutboundMessages outboundMessages;
    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final Accounts accounts;
    private final Admins admins;
    private final AuditLog audit;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ManagePhones(
            Phones phones,
            Routes routes,
            RouteHealth health,
            OutboundMessages outboundMessages,
            AdvanceOutboundMessage advanceOutboundMessage,
            Accounts accounts,
            Admins admins,
            AuditLog audit,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.phones = phones;
        this.routes = routes;
        this.health = health;
        this.outboundMessages = outboundMessages;
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.accounts = accounts;
        this.admins = admins;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal {@code phone_taken} when there is one of that id */
    public Keyed add(Command command) {
        Account admin = admins.require(command.caller().account());
        PhoneId id = PhoneId.chosen(command.phoneId());
        String name = command.name() == null || command.name().isBlank()
                ? id.value()
                : Text.label("name", command.name(), Phone.MAX_NAME_CHARACTERS);
        Map<Channel, Route> checked = routes.checked(command.routes());
        Phone phone = new Phone(id, name, owner(command.owner()).id(), clock.instant(), null);
        String key = ids.phoneKey();
        unitOfWork.run(() -> {
            if (!phones.add(phone, TokenHash.of(key))) {
                throw Refusal.field(
                        RefusalCode.PHONE_TAKEN, "phone_id", "taken", "Choose another phone_id: there is one of it.");
            }
            phones.setRoutes(id, checked);
            note(admin, "phone_added", id);
        });
        return new Keyed(phone, key);
    }

    private Account owner(String who) {
        Optional<Account> found = who.contains("@")
                ? accounts.find(EmailAddress.parse("owner", who))
                : accounts.find(ChatAddress.parse("owner", who));
        return found.filter(Account::active)
                .filter(account -> account.email() != null)
                .orElseThrow(() -> Refusal.field(
                        "owner", "unknown", "Give owner the mailbox or address of a person who has signed in here."));
    }

    /** Oldest first. */
    public List<Phone> list(SignedIn caller) {
        admins.require(caller.account());
        return phones.all();
    }

    /** In place of all that were set; null leaves them. */
    public Phone change(SignedIn caller, String phoneId, Map<Channel, Route> wanted) {
        Account admin = admins.require(caller.account());
        Phone phone = find(phoneId);
        Map<Channel, Route> checked = routes.checked(wanted);
        unitOfWork.run(() -> {
            phones.setRoutes(phone.id(), checked);
            health.forget(phone.id());
            note(admin, "phone_routed", phone.id());
        });
        return phone;
    }

    /** The old key opens nothing any more. */
    public Keyed rotate(SignedIn caller, String phoneId) {
        Account admin = admins.require(caller.account());
        Phone phone = find(phoneId);
        String key = ids.phoneKey();
        unitOfWork.run(() -> {
            phones.rekey(phone.id(), TokenHash.of(key));
            note(admin, "phone_key_rotated", phone.id());
        });
        return new Keyed(phone, key);
    }

    /** What waits for it fails, and its senders are told. */
    public void remove(SignedIn caller, String phoneId) {
        Account admin = admins.require(caller.account());
        Phone phone = find(phoneId);
        unitOfWork.run(() -> {
            phones.remove(phone.id());
            note(admin, "phone_removed", phone.id());
        });
        failAll(phone);
    }

    private void failAll(Phone phone) {
        List<MessageId> waiting = outboundMessages.waiting(phone.id(), MAX_AT_ONCE);
        while (!waiting.isEmpty()) {
            waiting.forEach(id ->
                    advanceOutboundMessage.to(id, outboundMessage -> true, Progress.FAILED, "the phone was removed"));
            waiting = outboundMessages.waiting(phone.id(), MAX_AT_ONCE);
        }
    }

    private Phone find(String phoneId) {
        return PhoneId.parse(phoneId).flatMap(phones::find).orElseThrow(OutboundRouting::unknownPhone);
    }

    private void note(Account admin, String action, PhoneId phone) {
        audit.add(new AuditEntry(clock.instant(), admin.id(), action, phone.value(), ""));
    }
}
