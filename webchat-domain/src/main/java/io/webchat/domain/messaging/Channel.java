package io.webchat.domain.messaging;

import io.webchat.domain.Refusal;
import java.util.Locale;

/** The way a message goes. */
public enum Channel {
    /** Inside the relay. */
    PCHAT,
    SMS,
    /** WhatsApp. */
    WA,
    /** Telegram. */
    TG,
    TG_BOT,
    EMAIL,
    NOTIFY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when it is none of the words */
    public static Channel parse(String field, String word) {
        for (Channel channel : values()) {
            if (channel.wireName().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return channel;
            }
        }
        throw Refusal.field(field, "invalid", "Use one of pchat, sms, wa, tg, tg_bot, email, notify.");
    }
}
