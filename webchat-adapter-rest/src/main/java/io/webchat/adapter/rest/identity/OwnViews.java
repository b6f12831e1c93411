package io.webchat.adapter.rest.identity;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.OpenedSession;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import java.time.Clock;

/** What accounts and sessions look like to who owns them. */
final class OwnViews {
    private final Accounts accounts;
    private final AgentStateViews agentStates;
    private final Clock clock;

    @Inject
    OwnViews(Accounts accounts, AgentStateViews agentStates, Clock clock) {
        this.accounts = accounts;
        this.agentStates = agentStates;
        this.clock = clock;
    }

    UserResponse user(Account account) {
        return UserResponse.own(
                account,
                account.owner() == null
                        ? null
                        : accounts.find(account.owner()).map(Account::address).orElse(null),
                account.kind() == AccountKind.AGENT ? agentStates.full(account.id()) : null);
    }

    AgentStateResponse agent(Account agent) {
        return agentStates.full(agent.id());
    }

    SessionResponse session(Session session, SessionId current) {
        return SessionResponse.of(session, current, clock.instant());
    }

    OpenedResponse opened(OpenedSession opened) {
        SignedIn signedIn = opened.signedIn();
        return new OpenedResponse(
                true,
                opened.token().value(),
                signedIn.session().expiresAt(),
                user(signedIn.account()),
                session(signedIn.session(), signedIn.session().id()));
    }
}
