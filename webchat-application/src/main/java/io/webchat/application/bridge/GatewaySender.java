package io.webchat.application.bridge;

import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.LeaseOutboundMessages.Leased;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one leased message by its gateway, and notes what became of it. */
final class GatewaySender {
    private static final Logger log = LoggerFactory.getLogger(GatewaySender.class);

    /** When only this message is put off again and again. */
    private static final int MAX_ATTEMPTS = 10;

    /** Also of what has no end of its own. */
    private static final Duration MAX_TRYING = Duration.ofDays(3);

    private final Accounts accounts;
    private final Contacts contacts;
    private final OutgoingFiles outgoingFiles;
    private final VendorMessages vendorMessages;
    private final MessageParts parts;
    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final AdvanceOnRoute advanceOnRoute;
    private final RouteNotes notes;
    private final Backoff pace;

    @Inject
    GatewaySender(
            Accounts accounts,
            Contacts contacts,
            OutgoingFiles outgoingFiles,
            VendorMessages vendorMessages,
            MessageParts parts,
            AdvanceOutboundMessage advanceOutboundMessage,
            AdvanceOnRoute advanceOnRoute,
            RouteNotes notes,
            Backoff pace) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.outgoingFiles = outgoingFiles;
        this.vendorMessages = vendorMessages;
        this.parts = parts;
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.advanceOnRoute = advanceOnRoute;
        this.notes = notes;
        this.pace = pace;
    }

    void handle(PhoneChannel line, Route route, Gateway gateway, Leased leased) {
        Outcome outcome = send(route, gateway, leased);
        OutboundMessage outboundMessage = leased.outboundMessage();
        switch (outcome) {
            case Outcome.Taken taken -> taken(line, route, gateway, outboundMessage, taken);
            case Outcome.Moved moved -> moved(line, outboundMessage, moved.to());
            case Outcome.Refused refused ->
                advanceOutboundMessage.to(
                        outboundMessage.message(),
                        found -> same(found, outboundMessage),
                        Progress.FAILED,
                        refused.reason());
            case Outcome.Later later -> later(line, outboundMessage, later);
        }
    }

    private void taken(
            PhoneChannel line, Route route, Gateway gateway, OutboundMessage outboundMessage, Outcome.Taken taken) {
        if (taken.parts() > 1) {
            parts.expect(outboundMessage.message(), taken.parts(), false);
        }
        advanceOnRoute.to(
                outboundMessage.message(),
                found -> true,
                line,
                route,
                gateway,
                taken.progress(),
                null,
                found -> known(found, taken.vendorId()));
        String other = taken.alsoKnownAs();
        if (other != null && !other.equals(outboundMessage.handle())) {
            accounts.find(outboundMessage.contact())
                    .ifPresent(contact -> contacts.alsoAt(contact, new ContactAddress(line.channel(), other)));
        }
    }

    private void moved(PhoneChannel line, OutboundMessage outboundMessage, String to) {
        accounts.find(outboundMessage.contact())
                .ifPresent(contact -> contacts.moved(contact, new ContactAddress(line.channel(), to)));
        Instant now = advanceOutboundMessage.now();
        advanceOutboundMessage.change(
                outboundMessage.message(),
                found -> same(found, outboundMessage),
                found -> outboundMessage.attempts() >= MAX_ATTEMPTS
                        ? found.moved(Progress.FAILED, "the chat moves again and again", now)
                        : found.again(now, "the chat has moved"));
    }

    private Outcome send(Route route, Gateway gateway, Leased leased) {
        try {
            return gateway.send(route, outgoing(leased));
        } catch (RuntimeException e) {
            log.error(
                    "Message {} could not be tried by {}",
                    leased.outboundMessage().message(),
                    route.gateway(),
                    e);
            return new Outcome.Later("it could not be tried", null, false);
        }
    }

    private Gateway.Outgoing outgoing(Leased leased) {
        OutboundMessage outboundMessage = leased.outboundMessage();
        Content content = leased.message().content();
        Gateway.Sender sender = accounts.find(outboundMessage.owner())
                .map(GatewaySender::sender)
                .orElseGet(() -> new Gateway.Sender("", null));
        return new Gateway.Outgoing(
                outboundMessage.message(),
                outboundMessage.channel(),
                contacts.handle(outboundMessage.contact(), outboundMessage.handle()),
                content.text(),
                content.subject(),
                sender,
                outboundMessage.expiresAt(),
                outboundMessage.priority() == Priority.HIGH,
                replyTo(outboundMessage, content),
                content.attachments().isEmpty() ? List.of() : outgoingFiles.of(content.attachments()),
                outboundMessage.vendorId());
    }

    private @Nullable String replyTo(OutboundMessage outboundMessage, Content content) {
        MessageId answered = content.replyTo();
        return answered == null
                ? null
                : vendorMessages.vendorId(outboundMessage, answered).orElse(null);
    }

    private static Gateway.Sender sender(Account owner) {
        return new Gateway.Sender(owner.displayName(), owner.email());
    }

    private static OutboundMessage known(OutboundMessage outboundMessage, @Nullable String vendorId) {
        return vendorId == null ? outboundMessage : outboundMessage.known(vendorId);
    }

    private void later(PhoneChannel line, OutboundMessage outboundMessage, Outcome.Later later) {
        Instant now = advanceOutboundMessage.now();
        Instant next = now.plus(pace.gap(outboundMessage.attempts(), later.after()));
        if (later.wholeRoute()) {
            notes.failed(line, later.reason(), next);
        }
        boolean givenUp = (!later.wholeRoute() && outboundMessage.attempts() >= MAX_ATTEMPTS)
                || outboundMessage
                        .hops()
                        .getOrDefault(Progress.QUEUED, now)
                        .plus(MAX_TRYING)
                        .isBefore(now);
        advanceOutboundMessage.change(
                outboundMessage.message(),
                found -> same(found, outboundMessage),
                found -> givenUp
                        ? found.moved(Progress.FAILED, later.reason(), now)
                        : known(found.again(next, later.reason()), later.partly()));
    }

    /** Nobody has moved it or taken it again meanwhile. */
    private static boolean same(OutboundMessage found, OutboundMessage leased) {
        return found.waiting() && found.attempts() == leased.attempts();
    }
}
