package io.webchat.application.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.NewAccount;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people outside of the relay whom an account writes with. */
public final class Contacts {
    private final Accounts accounts;
    private final ContactAliases aliases;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    Contacts(Accounts accounts, ContactAliases aliases, UnitOfWork unitOfWork, Clock clock) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * The owner's contact there, made at the first call.
     *
     * @param name as the other side calls itself; null when it doesn't say
     */
    public Account get(AccountId owner, ContactAddress address, @Nullable String name) {
        return find(owner, address.chatAddress())
                .map(known -> named(known, name))
                .orElseGet(() -> make(owner, address, name));
    }

    /** The owner's contact of that address, or of that other address. */
    public Optional<Account> find(AccountId owner, ChatAddress address) {
        return accounts.contact(owner, address)
                .or(() -> aliases.find(owner, address).flatMap(accounts::find));
    }

    /** The address is the contact's too, unless it is another contact's already. */
    void alsoAt(Account contact, ContactAddress address) {
        AccountId owner = requireNonNull(contact.owner());
        if (find(owner, address.chatAddress()).isEmpty()) {
            aliases.add(owner, address.chatAddress(), contact.id());
        }
    }

    /** The contact is reached there from now on, and keeps its conversation. */
    void moved(Account contact, ContactAddress address) {
        aliases.moved(requireNonNull(contact.owner()), address.chatAddress(), contact.id());
    }

    /** Where the contact is reached now. */
    String handle(AccountId contact, String otherwise) {
        return aliases.present(contact)
                .flatMap(ContactAddress::of)
                .map(ContactAddress::handle)
                .orElse(otherwise);
    }

    private Account named(Account known, @Nullable String name) {
        String shown = shown(name);
        if (shown == null || shown.equals(known.displayName())) {
            return known;
        }
        Account renamed = known.named(shown);
        accounts.update(renamed);
        return renamed;
    }

    private Account make(AccountId owner, ContactAddress address, @Nullable String name) {
        String shown = shown(name);
        try {
            return unitOfWork.call(() -> accounts.register(new NewAccount(
                    AccountKind.BRIDGE,
                    address.chatAddress(),
                    shown == null ? shortened(address.handle()) : shown,
                    null,
                    owner,
                    false,
                    false,
                    clock.instant())));
        } catch (Refusal madeByAnother) {
            return accounts.contact(owner, address.chatAddress()).orElseThrow(() -> madeByAnother);
        }
    }

    /** What others call themselves is cleaned, not refused. */
    private static @Nullable String shown(@Nullable String name) {
        if (name == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.FORMAT
                        && c != 0x2028
                        && c != 0x2029)
                .forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        return InvisibleText.showsNothing(stripped) ? null : shortened(stripped);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= Account.MAX_NAME_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Account.MAX_NAME_CHARACTERS));
    }
}
