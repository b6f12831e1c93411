package io.webchat.application.messaging;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.live.EphemeralEvent;
import io.webchat.application.live.LiveChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.time.Clock;

/** Shows the other side that somebody is writing, if it looks just now. */
public final class SendTyping {
    /** @param to an address */
    public record Command(SignedIn caller, String to, boolean active) {}

    private final Accounts accounts;
    private final ConversationNames names;
    private final Participants participants;
    private final LiveChannel channel;
    private final Clock clock;

    @Inject
    SendTyping(
            Accounts accounts, ConversationNames names, Participants participants, LiveChannel channel, Clock clock) {
        this.accounts = accounts;
        this.names = names;
        this.participants = participants;
        this.channel = channel;
        this.clock = clock;
    }

    /** @throws Refusal {@code recipient_unknown} */
    public void handle(Command command) {
        Account from = command.caller().account();
        Account receiver = receiver(command.to());
        participants.requireNoBlock(from.id(), receiver.id());
        if (!receiver.id().equals(from.id())) {
            channel.tell(
                    receiver.id(),
                    new EphemeralEvent.Typing(
                            names.direct(from.address()), from.address(), command.active(), clock.instant()));
        }
    }

    private Account receiver(String to) {
        try {
            return accounts.find(ChatAddress.parse("to", to)).orElseThrow(Recipients::unknown);
        } catch (Refusal malformed) {
            throw Recipients.unknown();
        }
    }
}
