package io.webchat.application.ids;

import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.calls.Call;
import io.webchat.domain.files.FileId;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.SessionToken;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.QuestionId;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Makes ids and secrets. Ids are ordered by time, so that new rows stay together in an index. */
public final class Ids {
    private static final int TOKEN_BYTES = 32;
    private static final int CALLBACK_BYTES = 16;
    private static final int AUTOMATIC_ADDRESS_BYTES = 8;

    private static final int PAIRING_CHARACTERS = 10;
    private static final String PAIRING_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final SecureRandom random;
    private final Clock clock;

    @Inject
    public Ids(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    public MessageId message() {
        return new MessageId(timeOrdered());
    }

    public FileId file() {
        return new FileId(timeOrdered());
    }

    public SessionId session() {
        return new SessionId(SessionId.PREFIX + hex(timeOrdered()));
    }

    public GroupId group() {
        return new GroupId(GroupId.PREFIX + hex(timeOrdered()));
    }

    /** For what asks and is answered once: a join request. */
    public String request() {
        return "req_" + hex(timeOrdered());
    }

    /** All of it random: knowing it is a right. */
    public CallbackId callback() {
        return new CallbackId(CallbackId.PREFIX + HexFormat.of().formatHex(bytes(CALLBACK_BYTES)));
    }

    public DeliveryId delivery() {
        return new DeliveryId(timeOrdered());
    }

    public CallbackSecret callbackSecret() {
        return CallbackSecret.of(bytes(CallbackSecret.KEY_LENGTH));
    }

    public SessionToken sessionToken() {
        byte[] secret = bytes(TOKEN_BYTES);
        return new SessionToken(
                SessionToken.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** 16 hex digits, for who chose none. */
    public ChatAddress automaticAddress() {
        return new ChatAddress(HexFormat.of().formatHex(bytes(AUTOMATIC_ADDRESS_BYTES)));
    }

    /** Six digits, each code as likely as any other. */
    public String loginCode() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    /** Ten letters and digits that can't be taken for each other, in two halves: some 49 bits. */
    public String pairingCode() {
        StringBuilder code = new StringBuilder(PAIRING_CHARACTERS + 1);
        for (int place = 0; place < PAIRING_CHARACTERS; place++) {
            code.append(PAIRING_ALPHABET.charAt(random.nextInt(PAIRING_ALPHABET.length())));
        }
        return code.insert(PAIRING_CHARACTERS / 2, '-').toString();
    }

    /** What a program sends by phone with. */
    public String clientKey() {
        return ClientKey.PREFIX + secret();
    }

    public String clientKeyId() {
        return ClientKey.ID_PREFIX + hex(timeOrdered());
    }

    /** What a phone calls with. */
    public String phoneKey() {
        return Phone.KEY_PREFIX + secret();
    }

    private String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    public QuestionId question() {
        return new QuestionId(QuestionId.PREFIX + hex(timeOrdered()));
    }

    public String call() {
        return Call.PREFIX + hex(timeOrdered());
    }

    /** For a report of abuse. */
    public String report() {
        return "rep_" + hex(timeOrdered());
    }

    /** UUID version 7 (RFC 9562): 48 bits of milliseconds, then random bits. */
    private UUID timeOrdered() {
        long high = (clock.millis() << 16) | 0x7000 | (random.nextInt() & 0x0FFF);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static String hex(UUID uuid) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(uuid.getMostSignificantBits()) + hex.toHexDigits(uuid.getLeastSignificantBits());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
