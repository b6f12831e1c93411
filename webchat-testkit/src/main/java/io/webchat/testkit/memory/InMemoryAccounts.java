package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.NewAccount;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryAccounts implements Accounts {
    private final AtomicLong ids = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<AccountId, Account> accounts;
    private final Table<EmailAddress, AccountId> emails;
    private final Table<ChatAddress, AccountId> addresses;
    private final Table<String, AccountId> skeletons;

    InMemoryAccounts(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.accounts = new Table<>(unitOfWork);
        this.emails = new Table<>(unitOfWork);
        this.addresses = new Table<>(unitOfWork);
        this.skeletons = new Table<>(unitOfWork);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return unitOfWork.call(() -> accounts.find(id));
    }

    @Override
    public Optional<Account> find(ChatAddress address) {
        return unitOfWork.call(() -> addresses.find(address).flatMap(accounts::find));
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return unitOfWork.call(() -> emails.find(email).flatMap(accounts::find));
    }

    @Override
    public Optional<Account> contact(AccountId owner, ChatAddress address) {
        return contacts(owner).stream()
                .filter(contact -> contact.address().equals(address))
                .findFirst();
    }

    @Override
    public List<Account> contacts(AccountId owner) {
        return unitOfWork.call(() -> all().stream()
                .filter(account -> owner.equals(account.owner()) && account.kind() == AccountKind.BRIDGE)
                .sorted(comparing(account -> account.address().value()))
                .toList());
    }

    @Override
    public List<Account> ownedBy(AccountId owner) {
        return unitOfWork.call(() -> all().stream()
                .filter(account -> owner.equals(account.owner()))
                .filter(account -> account.kind() == AccountKind.AGENT && account.active())
                .sorted(comparingLong(account -> account.id().value()))
                .toList());
    }

    @Override
    public int addresses(AccountId account) {
        return unitOfWork.call(
                () -> (int) addresses.rows().stream().filter(account::equals).count());
    }

    @Override
    public List<Account> admins() {
        return unitOfWork.call(() -> all().stream()
                .filter(account -> account.admin() && account.active())
                .sorted(comparingLong(account -> account.id().value()))
                .toList());
    }

    @Override
    public List<Account> matching(@Nullable String text, int limit) {
        return unitOfWork.call(() -> all().stream()
                .filter(account -> account.kind() != AccountKind.BRIDGE)
                .filter(account -> text == null || mentions(account, text.toLowerCase(Locale.ROOT)))
                .sorted(comparing(account -> account.address().value()))
                .limit(limit)
                .toList());
    }

    private static boolean mentions(Account account, String text) {
        String email = account.email() == null ? "" : account.email().value();
        return Stream.of(account.address().value(), account.displayName(), email)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(text));
    }

    @Override
    public Account register(NewAccount account) {
        return unitOfWork.call(() -> {
            AccountId id = new AccountId(ids.incrementAndGet());
            if (account.email() != null && emails.find(account.email()).isPresent()) {
                throw new IllegalStateException("the mailbox has an account");
            }
            Account stored = account.withId(id);
            take(stored);
            if (account.email() != null) {
                emails.put(account.email(), id);
            }
            accounts.put(id, stored);
            return stored;
        });
    }

    @Override
    public void update(Account account) {
        unitOfWork.run(() -> {
            Account old = accounts.find(account.id()).orElseThrow(() -> new IllegalStateException("unknown account"));
            take(account);
            accounts.put(
                    old.id(),
                    old.named(account.displayName()).at(account.address()).visible(account.publicVisible()));
        });
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return find(id);
    }

    @Override
    public void setAdmin(AccountId id, boolean admin) {
        unitOfWork.run(() -> accounts.find(id).ifPresent(old -> accounts.put(id, old.admin(admin))));
    }

    @Override
    public void setStanding(AccountId id, Standing standing) {
        unitOfWork.run(() -> accounts.find(id)
                .filter(old -> old.standing() != Standing.ENDED)
                .ifPresent(old -> accounts.put(id, old.standing(standing))));
    }

    /** In no order. */
    List<Account> all() {
        return accounts.rows();
    }

    private void take(Account account) {
        if (account.kind() == AccountKind.BRIDGE) {
            requireFree(account);
        } else {
            take(account.address(), account.id());
        }
    }

    /** Unique in its owner's directory only. */
    private void requireFree(Account contact) {
        AccountId owner = requireNonNull(contact.owner());
        contact(owner, contact.address())
                .filter(known -> !known.id().equals(contact.id()))
                .ifPresent(known -> {
                    throw Refusal.field(RefusalCode.ADDRESS_TAKEN, "chat_address", "taken", "Choose another address.");
                });
    }

    private void take(ChatAddress address, AccountId owner) {
        if (!skeletons.get(address.skeleton(), owner).equals(owner)) {
            throw Refusal.field(RefusalCode.ADDRESS_TAKEN, "chat_address", "taken", "Choose another address.");
        }
        addresses.put(address, owner);
        skeletons.put(address.skeleton(), owner);
    }
}
