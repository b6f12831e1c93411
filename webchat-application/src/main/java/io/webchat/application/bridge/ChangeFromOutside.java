package io.webchat.application.bridge;

import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.React;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneNumberRule;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What contacts outside do besides writing: they edit, put emoji to messages, and their chats move. */
final class ChangeFromOutside {
    private static final Logger log = LoggerFactory.getLogger(ChangeFromOutside.class);

    private final ChangeMessage changeMessage;
    private final React react;
    private final MessageLog messages;
    private final Contacts contacts;
    private final PhoneNumberRule numbers;

    @Inject
    ChangeFromOutside(
            ChangeMessage changeMessage, React react, MessageLog messages, Contacts contacts, PhoneNumberRule numbers) {
        this.changeMessage = changeMessage;
        this.react = react;
        this.messages = messages;
        this.contacts = contacts;
        this.numbers = numbers;
    }

    /** As its sender says it now. An edit that leaves no text, such as that of a file, changes nothing. */
    void edit(MessageId id, String text) {
        if (!InvisibleText.showsNothing(text)) {
            quietly(() -> messages.find(id)
                    .ifPresent(message ->
                            changeMessage.edit(message.sender(), id.toString(), ReceiveInbound.clean(text))));
        }
    }

    void react(Phone phone, Channel channel, MessageId message, GatewayEvent.Reacted reacted) {
        contacts.find(phone.owner(), address(channel, reacted.from()).chatAddress())
                .ifPresent(contact -> {
                    for (String emoji : react.standing(contact.id(), message)) {
                        boolean goes = reacted.removed() == null
                                ? !reacted.added().contains(emoji)
                                : reacted.removed().contains(emoji);
                        if (goes) {
                            quietly(() -> react.handle(contact.id(), message.toString(), emoji, true));
                        }
                    }
                    reacted.added()
                            .forEach(emoji ->
                                    quietly(() -> react.handle(contact.id(), message.toString(), emoji, false)));
                });
    }

    void move(Phone phone, Channel channel, GatewayEvent.ChatMoved moved) {
        contacts.find(phone.owner(), address(channel, moved.from()).chatAddress())
                .ifPresent(contact -> contacts.moved(contact, address(channel, moved.to())));
    }

    private ContactAddress address(Channel channel, String handle) {
        return ContactAddress.sender(channel, handle, numbers).address();
    }

    /** What a person outside may not do here, such as an edit of what was deleted, is left undone. */
    private static void quietly(Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.RELAY_UNAVAILABLE) {
                throw refusal;
            }
            log.debug("What a contact did is left undone: {}", refusal.detail());
        }
    }
}
