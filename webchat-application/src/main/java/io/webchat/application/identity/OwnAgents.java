package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.Standing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The AI identities that a person answers for: no mailbox, a session of their own. */
public final class OwnAgents {
    /** At one time, of one person. */
    public static final int MAX_AGENTS = 100;

    /** @param chatAddress null for an automatic one */
    public record Command(
            SignedIn caller, String displayName, @Nullable String chatAddress, SessionLabels labels) {}

    private final Accounts accounts;
    private final OpenSession openSession;
    private final EndSession endSession;
    private final Acknowledgements acknowledgements;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    OwnAgents(
            Accounts accounts,
            OpenSession openSession,
            EndSession endSession,
            Acknowledgements acknowledgements,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.openSession = openSession;
        this.endSession = endSession;
        this.acknowledgements = acknowledgements;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes an agent and signs it in. An address that is one of the caller's agents already opens a session for that
     * agent: a lost token is replaced so.
     *
     * @throws Refusal {@code address_taken}; {@code access_denied} for a caller who is no person
     */
    public OpenedSession open(Command command) {
        Account owner = command.caller().account();
        if (owner.kind() != AccountKind.PERSON) {
            throw Refusal.of(RefusalCode.ACCESS_DENIED, "Ask the person you belong to: only people own agents.");
        }
        String name = Text.label("display_name", command.displayName(), Account.MAX_NAME_CHARACTERS);
        ChatAddress address =
                command.chatAddress() == null || command.chatAddress().isBlank()
                        ? ids.automaticAddress()
                        : ChatAddress.chosen("chat_address", command.chatAddress());
        limits.take(RateLimit.AGENTS_PER_ACCOUNT, String.valueOf(owner.id().value()));
        acknowledgements.flush();
        return unitOfWork.call(() -> openSession.of(agent(owner, name, address), command.labels()));
    }

    private Account agent(Account caller, String name, ChatAddress address) {
        Account owner = accounts.lock(caller.id())
                .filter(Account::active)
                .orElseThrow(() -> Refusal.of(RefusalCode.ACCESS_DENIED, "Ask an admin: your account is blocked."));
        List<Account> present = accounts.ownedBy(owner.id());
        Account known = present.stream()
                .filter(agent -> agent.address().equals(address))
                .findFirst()
                .orElse(null);
        if (known != null) {
            Account renewed = accounts.lock(known.id())
                    .filter(Account::active)
                    .orElseThrow(OwnAgents::unknown)
                    .named(name);
            accounts.update(renewed);
            return renewed;
        }
        if (present.size() >= MAX_AGENTS) {
            throw Refusal.field(
                    "chat_address", "too_many", "Revoke an agent first: a person has at most " + MAX_AGENTS + ".");
        }
        return accounts.register(new NewAccount(
                AccountKind.AGENT, address, name, null, owner.id(), owner.publicVisible(), false, clock.instant()));
    }

    /** Those that are not revoked, oldest first. */
    public List<Account> of(SignedIn caller) {
        return accounts.ownedBy(caller.account().id());
    }

    /**
     * Ends an agent and its sessions for ever; its address goes to nobody else.
     *
     * @throws Refusal {@code not_found} when the caller has no such agent
     */
    public void revoke(SignedIn caller, String address) {
        Account agent = of(caller).stream()
                .filter(owned -> owned.address().value().equalsIgnoreCase(address))
                .findFirst()
                .orElseThrow(OwnAgents::unknown);
        unitOfWork.run(() -> {
            // A session that is opened at the same moment is stored before this, and ended below, or is refused.
            accounts.lock(agent.id());
            accounts.setStanding(agent.id(), Standing.ENDED);
        });
        endSession.all(agent.id());
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "List your agents to see their addresses.");
    }
}
