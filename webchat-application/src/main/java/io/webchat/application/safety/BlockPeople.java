package io.webchat.application.safety;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whom a caller doesn't want to hear of: neither can write to the other, and who is blocked doesn't see the blocker. */
public final class BlockPeople {
    private final Blocks blocks;
    private final Accounts accounts;
    private final Clock clock;

    @Inject
    BlockPeople(Blocks blocks, Accounts accounts, Clock clock) {
        this.blocks = blocks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws Refusal {@code recipient_unknown}; for oneself too */
    public void block(SignedIn caller, String address) {
        Account other = find(caller, address).orElseThrow(BlockPeople::unknown);
        if (other.id().equals(caller.account().id())) {
            throw Refusal.field("chat_address", "yourself", "Give the address of somebody else.");
        }
        blocks.put(caller.account().id(), other.id(), clock.instant());
    }

    /** Nothing when there is no such block. */
    public void unblock(SignedIn caller, String address) {
        find(caller, address).ifPresent(other -> blocks.remove(caller.account().id(), other.id()));
    }

    /** The latest first. */
    public List<Account> of(SignedIn caller) {
        return blocks.of(caller.account().id()).stream()
                .map(accounts::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Account> find(SignedIn caller, String typed) {
        ChatAddress address = ChatAddress.parse("chat_address", typed);
        return address.outside() ? accounts.contact(caller.account().id(), address) : accounts.find(address);
    }

    private static Refusal unknown() {
        return Refusal.field(
                RefusalCode.RECIPIENT_UNKNOWN, "chat_address", "unknown", "Check the address: nobody has it.");
    }
}
