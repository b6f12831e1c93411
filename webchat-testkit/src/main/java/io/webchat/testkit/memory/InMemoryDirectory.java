package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.directory.Directory;
import io.webchat.application.directory.DirectoryEntry;
import io.webchat.domain.FoldedText;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InMemoryDirectory implements Directory {
    private final InMemoryAccounts accounts;
    private final InMemorySessions sessions;
    private final InMemoryUnitOfWork unitOfWork;

    InMemoryDirectory(InMemoryAccounts accounts, InMemorySessions sessions, InMemoryUnitOfWork unitOfWork) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<DirectoryEntry> visible(Criteria wanted, int limit) {
        return unitOfWork.call(() -> accounts.all().stream()
                .filter(Account::listed)
                .sorted(comparing(account -> account.address().value()))
                .map(this::entry)
                .filter(entry -> wanted.text() == null || matches(entry, wanted.text()))
                .filter(entry -> wanted.kind() == null || entry.account().kind() == wanted.kind())
                .filter(entry -> wanted.online() == null || entry.onlineAt(wanted.now()) == wanted.online())
                .limit(limit)
                .toList());
    }

    private DirectoryEntry entry(Account account) {
        List<Session> visible = sessions.of(account.id()).stream()
                .filter(Session::visible)
                .sorted(comparing(Session::lastSeenAt).reversed())
                .toList();
        return new DirectoryEntry(account, owner(account), visible);
    }

    private @Nullable ChatAddress owner(Account account) {
        return account.owner() == null
                ? null
                : accounts.find(account.owner()).map(Account::address).orElse(null);
    }

    private static boolean matches(DirectoryEntry entry, String text) {
        return contains(entry.account().address().value(), text)
                || contains(entry.account().displayName(), text)
                || entry.sessions().stream()
                        .anyMatch(session -> contains(session.labels().session(), text));
    }

    private static boolean contains(@Nullable String name, String text) {
        return name != null && FoldedText.contains(name, text);
    }
}
