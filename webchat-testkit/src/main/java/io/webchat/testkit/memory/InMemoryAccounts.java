package io.webchat.testkit.memory;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.NewAccount;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

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
    public Account register(NewAccount account) {
        return unitOfWork.call(() -> {
            AccountId id = new AccountId(ids.incrementAndGet());
            if (account.email() != null && emails.find(account.email()).isPresent()) {
                throw new IllegalStateException("the mailbox has an account");
            }
            take(account.address(), id);
            if (account.email() != null) {
                emails.put(account.email(), id);
            }
            Account stored = account.withId(id);
            accounts.put(id, stored);
            return stored;
        });
    }

    @Override
    public void update(Account account) {
        unitOfWork.run(() -> {
            Account old = accounts.find(account.id()).orElseThrow(() -> new IllegalStateException("unknown account"));
            take(account.address(), account.id());
            accounts.put(
                    old.id(),
                    old.named(account.displayName())
                            .at(account.address())
                            .visible(account.publicVisible())
                            .admin(account.admin()));
        });
    }

    /** In no order. */
    List<Account> all() {
        return accounts.rows();
    }

    private void take(ChatAddress address, AccountId owner) {
        if (!skeletons.get(address.skeleton(), owner).equals(owner)) {
            throw Refusal.field(RefusalCode.ADDRESS_TAKEN, "chat_address", "taken", "Choose another address.");
        }
        addresses.put(address, owner);
        skeletons.put(address.skeleton(), owner);
    }
}
