package io.webchat.application.safety;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.EndSession;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What admins do with accounts. */
public final class ManageUsers {
    /** In one list. */
    public static final int MAX_USERS = 200;

    private static final int MAX_QUERY_CHARACTERS = 200;

    /** What can be done. */
    public enum Act {
        PROMOTE,
        DEMOTE,
        BLOCK,
        UNBLOCK,
        HIDE,
        SHOW;

        private Account on(Account account) {
            return switch (this) {
                case PROMOTE -> account.admin(true);
                case DEMOTE -> account.admin(false);
                case BLOCK -> account.standing(Standing.BLOCKED);
                case UNBLOCK -> account.standing(Standing.ACTIVE);
                case HIDE -> account.visible(false);
                case SHOW -> account.visible(true);
            };
        }

        /** How the audit calls it. */
        String action() {
            return "user_"
                    + switch (this) {
                        case PROMOTE -> "promoted";
                        case DEMOTE -> "demoted";
                        case BLOCK -> "blocked";
                        case UNBLOCK -> "unblocked";
                        case HIDE -> "hidden";
                        case SHOW -> "shown";
                    };
        }

        /** @throws Refusal naming the words that are known */
        public static Act parse(String word) {
            for (Act act : values()) {
                if (act.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return act;
                }
            }
            throw Refusal.field("action", "invalid", "Use one of promote, demote, block, unblock, hide, show.");
        }
    }

    private final Accounts accounts;
    private final EndSession endSession;
    private final Admins admins;
    private final AuditLog audit;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    ManageUsers(
            Accounts accounts,
            EndSession endSession,
            Admins admins,
            AuditLog audit,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.accounts = accounts;
        this.endSession = endSession;
        this.admins = admins;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Ordered by address. */
    public List<Account> list(SignedIn caller, @Nullable String text) {
        admins.require(caller.account());
        return accounts.matching(
                text == null || text.isBlank() ? null : Text.storable("q", text.strip(), MAX_QUERY_CHARACTERS),
                MAX_USERS);
    }

    /**
     * Does it; a repeat changes nothing. Who is blocked, and its agents, are signed out at once.
     *
     * @param who an address or a mailbox
     */
    public Account handle(SignedIn caller, String who, Act act) {
        Account admin = admins.require(caller.account());
        Account changed = unitOfWork.call(() -> {
            Account present = find(who)
                    .map(Account::id)
                    .flatMap(accounts::lock)
                    .orElseThrow(() ->
                            Refusal.of(RefusalCode.NOT_FOUND, "List the users to see their addresses and mailboxes."));
            requireAllowed(admin, present, act);
            Account next = act.on(present);
            if (!next.equals(present)) {
                store(act, next);
                audit.add(new AuditEntry(
                        clock.instant(),
                        admin.id(),
                        act.action(),
                        next.address().value(),
                        ""));
            }
            return next;
        });
        if (act == Act.BLOCK) {
            endSession.all(changed.id());
            accounts.ownedBy(changed.id()).forEach(agent -> endSession.all(agent.id()));
        }
        return changed;
    }

    /** Only the columns that the act is about: a change of the profile at the same moment stays. */
    private void store(Act act, Account next) {
        switch (act) {
            case PROMOTE, DEMOTE -> accounts.setAdmin(next.id(), next.admin());
            case BLOCK, UNBLOCK -> accounts.setStanding(next.id(), next.standing());
            case HIDE, SHOW -> accounts.update(next);
        }
    }

    private static void requireAllowed(Account admin, Account present, Act act) {
        if (present.standing() == Standing.ENDED) {
            throw Refusal.of(RefusalCode.ALREADY_DECIDED, "Leave this agent: its owner has revoked it.");
        }
        if (present.id().equals(admin.id()) && (act == Act.DEMOTE || act == Act.BLOCK)) {
            throw Refusal.field("chat_address", "yourself", "Ask another admin: this would shut you out.");
        }
        if (act == Act.PROMOTE && present.email() == null) {
            throw Refusal.field("chat_address", "not_a_person", "Promote people only.");
        }
    }

    private Optional<Account> find(String who) {
        return who.contains("@")
                ? accounts.find(EmailAddress.parse("email", who))
                : accounts.find(ChatAddress.parse("chat_address", who));
    }
}
