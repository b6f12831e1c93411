package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.PhoneNumberRule;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the way out for a message that leaves the relay. */
public final class OutboundRouting {
    /** By which phone, and to whom. */
    public record Target(Phone phone, ContactAddress to) {}

    /** Stands for the topic of a phone's route, in a notice that names none. */
    public static final String USUAL_TOPIC = "*";

    private final Phones phones;
    private final Accounts accounts;
    private final Routes routes;
    private final PhoneNumberRule numbers;

    @Inject
    OutboundRouting(Phones phones, Accounts accounts, Routes routes, PhoneNumberRule numbers) {
        this.phones = phones;
        this.accounts = accounts;
        this.routes = routes;
        this.numbers = numbers;
    }

    /** Whether a message leaves the relay. */
    public static boolean leaves(Channel channel, String to) {
        return channel != Channel.PCHAT || outside(to).isPresent();
    }

    private static Optional<Channel> outside(String to) {
        int colon = to.indexOf(':');
        if (colon < 0 || to.startsWith("group:")) {
            return Optional.empty();
        }
        try {
            Channel channel = Channel.parse("to", to.substring(0, colon));
            return channel == Channel.PCHAT ? Optional.empty() : Optional.of(channel);
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /**
     * The way.
     *
     * @param to a handle on the channel, or a contact's address
     * @param phoneId null for the phone by which the contact was reached last, or the sender's only one
     * @throws Refusal {@code not_found} for a phone that isn't the sender's; {@code channel_unavailable} when nothing
     *     goes that way
     */
    public Target of(Account sender, Channel channel, String to, @Nullable String phoneId) {
        Channel way = outside(to).orElse(channel);
        Phone named = named(sender, phoneId, way);
        List<Phone> own = named == null ? phones.ownedBy(sender.id()) : List.of(named);
        if (own.isEmpty()) {
            throw Refusal.of(
                    RefusalCode.CHANNEL_UNAVAILABLE,
                    "Ask an admin to set up a phone for you: you have none that carries " + way.wireName() + ".");
        }
        if (channel != Channel.PCHAT && way != channel) {
            throw Refusal.field(
                    "to", "invalid", "Give to and channel alike: " + way.wireName() + " is another channel.");
        }
        if (way == Channel.NOTIFY && to.equals(USUAL_TOPIC)) {
            return notice(named == null ? only(own) : named);
        }
        ContactAddress address = ContactAddress.parse("to", way, to, numbers);
        Phone phone = named == null ? usual(sender, address, own) : named;
        routes.requireOpen(phone.id(), way);
        return new Target(phone, address);
    }

    /** Where the phone's notices go: to its route's topic, or to the phone itself. */
    private Target notice(Phone phone) {
        routes.requireOpen(phone.id(), Channel.NOTIFY);
        Route route = routes.of(phone.id(), Channel.NOTIFY);
        String topic = route.byDevice() ? phone.id().value().replace('.', '-') : route.setting("topic");
        if (topic.isBlank()) {
            throw Refusal.field("to", "required", "Give to the topic: the phone's route for notify has none.");
        }
        return new Target(phone, new ContactAddress(Channel.NOTIFY, topic));
    }

    /** A contact whom a network named by a word. */
    static Refusal readOnly() {
        return Refusal.field(
                "to",
                "read_only",
                "Write to a number or address: who wrote here is named by a word, to which no message can be sent.");
    }

    private @Nullable Phone named(Account sender, @Nullable String phoneId, Channel channel) {
        if (phoneId == null || phoneId.isBlank()) {
            return null;
        }
        if (phoneId.equals(PhoneId.FREE)) {
            throw Refusal.of(
                    RefusalCode.CHANNEL_UNAVAILABLE,
                    "Name a phone of yours: " + PhoneId.FREE + " doesn't carry " + channel.wireName() + ".");
        }
        return PhoneId.parse(phoneId)
                .flatMap(phones::find)
                .filter(found -> found.owner().equals(sender.id()))
                .orElseThrow(OutboundRouting::unknownPhone);
    }

    private Phone usual(Account sender, ContactAddress address, List<Phone> own) {
        ChatAddress contact = address.chatAddress();
        return accounts.contact(sender.id(), contact)
                .flatMap(known -> phones.lastOf(known.id()))
                .flatMap(last ->
                        own.stream().filter(phone -> phone.id().equals(last)).findFirst())
                .orElseGet(() -> only(own));
    }

    private static Phone only(List<Phone> own) {
        if (own.size() > 1) {
            throw Refusal.field("phone_id", "required", "Give phone_id: you have more than one phone.");
        }
        return own.getFirst();
    }

    static Refusal unknownPhone() {
        return Refusal.field(
                RefusalCode.NOT_FOUND, "phone_id", "unknown", "Check the phone_id: no phone that you may use has it.");
    }
}
