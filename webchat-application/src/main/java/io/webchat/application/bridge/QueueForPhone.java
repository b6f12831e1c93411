package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.StagedMessage;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores a message to a contact outside together with its place in the queue of the phone that carries it. */
public final class QueueForPhone {
    private final Accounts accounts;
    private final Phones phones;
    private final Routes routes;
    private final OutboundMessages outboundMessages;
    private final MessageLog log;
    private final QueueSignal signal;
    private final BridgeConfig config;
    private final UnitOfWork unitOfWork;

    @Inject
    QueueForPhone(
            Accounts accounts,
            Phones phones,
            Routes routes,
            OutboundMessages outboundMessages,
            MessageLog log,
            QueueSignal signal,
            BridgeConfig config,
            UnitOfWork unitOfWork) {
        this.accounts = accounts;
        this.phones = phones;
        this.routes = routes;
        this.outboundMessages = outboundMessages;
        this.log = log;
        this.signal = signal;
        this.config = config;
        this.unitOfWork = unitOfWork;
    }

    /** Whom a message there has to be carried to; empty when it stays inside of the relay. */
    public Optional<Account> contact(Conversation conversation, AccountId sender) {
        return conversation instanceof Conversation.Direct direct
                ? accounts.find(direct.other(sender)).filter(other -> other.kind() == AccountKind.BRIDGE)
                : Optional.empty();
    }

    /**
     * Within a unit of work.
     *
     * @throws Refusal {@code channel_unavailable} if the phone is gone, or has no route for the contact's channel
     */
    public StagedMessage stage(Account contact, NewMessage draft, Dispatch dispatch) {
        ContactAddress address = ContactAddress.of(contact.address()).orElseThrow();
        if (!address.writable()) {
            throw OutboundRouting.readOnly();
        }
        Phone phone = phone(contact, draft.sender(), dispatch.phone());
        routes.requireOpen(phone.id(), address.channel());
        NewMessage message = draft.by(address.channel()).to(List.of(draft.sender()));
        phones.usedFor(contact.id(), phone.id());
        StagedMessage staged = log.stage(message);
        if (staged.isFresh()) {
            outboundMessages.add(OutboundMessage.queued(
                    message.id(),
                    phone,
                    contact.id(),
                    address,
                    dispatch.priority(),
                    message.createdAt(),
                    end(message)));
            unitOfWork.afterCommit(() -> signal.ring(phone.id()));
        }
        return staged;
    }

    private Phone phone(Account contact, AccountId sender, @Nullable PhoneId wanted) {
        return Optional.ofNullable(wanted)
                .or(() -> phones.lastOf(contact.id()))
                .flatMap(phones::find)
                .filter(phone -> phone.owner().equals(sender))
                .or(() -> phones.ownedBy(sender).stream().findFirst())
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.CHANNEL_UNAVAILABLE,
                        "Ask an admin to set up a phone for you: the one of this conversation is gone."));
    }

    private @Nullable Instant end(NewMessage message) {
        Duration life = config.queueLife();
        Instant stale = life == null ? null : message.createdAt().plus(life);
        Instant expires = message.expiresAt();
        return expires == null || (stale != null && stale.isBefore(expires)) ? stale : expires;
    }
}
