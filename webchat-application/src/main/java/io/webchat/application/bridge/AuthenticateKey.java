package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whose key a program or a phone shows. */
public final class AuthenticateKey {
    private static final String FROM_SETTINGS = "settings";

    private final ClientKeys clientKeys;
    private final Phones phones;
    private final Accounts accounts;
    private final BridgeConfig config;

    @Inject
    AuthenticateKey(ClientKeys clientKeys, Phones phones, Accounts accounts, BridgeConfig config) {
        this.clientKeys = clientKeys;
        this.phones = phones;
        this.accounts = accounts;
        this.config = config;
    }

    /** Empty when it opens nothing. */
    public Optional<ClientKey> client(String token) {
        TokenHash hash = TokenHash.of(token);
        return hash.equals(config.relayKey())
                ? Optional.of(new ClientKey(FROM_SETTINGS, "PHONE_RELAY_API_KEY", Set.of(), Instant.EPOCH))
                : clientKeys.find(hash);
    }

    /**
     * The phone that calls about itself.
     *
     * @param token null when it showed none
     * @throws Refusal {@code key_invalid}; {@code not_found} for another phone's id
     */
    public Phone phone(@Nullable String token, String phoneId) {
        Phone phone = Optional.ofNullable(token)
                .filter(shown -> shown.startsWith(Phone.KEY_PREFIX))
                .map(TokenHash::of)
                .flatMap(phones::find)
                .orElseThrow(() ->
                        Refusal.of(RefusalCode.KEY_INVALID, "Send the phone's key as Authorization: Bearer wcp_…."));
        if (!phone.id().value().equals(phoneId)) {
            throw OutboundRouting.unknownPhone();
        }
        return phone;
    }

    /**
     * In whose name a key sends by a phone.
     *
     * @param phoneId null when the caller names none
     */
    public Account owner(ClientKey key, @Nullable String phoneId) {
        if (phoneId == null || phoneId.isBlank()) {
            throw Refusal.field("phone_id", "required", "Give phone_id: a key sends by a phone.");
        }
        return PhoneId.parse(phoneId)
                .filter(key::opens)
                .flatMap(phones::find)
                .map(Phone::owner)
                .flatMap(accounts::find)
                .filter(Account::active)
                .orElseThrow(OutboundRouting::unknownPhone);
    }
}
