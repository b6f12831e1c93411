package io.webchat.application.directory;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.Sessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.WorkState;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says that a session is there, under which names and doing what; or that it hides. */
public final class MarkPresence {
    /**
     * A null leaves a thing as it is.
     *
     * @param visible null is taken as true: who calls is there
     * @param chatAddress has to be the caller's own
     */
    public record Command(
            SignedIn caller,
            @Nullable Boolean visible,
            @Nullable String chatAddress,
            @Nullable String displayName,
            @Nullable String deviceName,
            @Nullable String sessionName,
            @Nullable String listenChannel,
            @Nullable String state,
            @Nullable String statusText) {}

    private final Sessions sessions;
    private final Accounts accounts;
    private final OwnAddress ownAddress;
    private final Heartbeats heartbeats;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    MarkPresence(
            Sessions sessions,
            Accounts accounts,
            OwnAddress ownAddress,
            Heartbeats heartbeats,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.ownAddress = ownAddress;
        this.heartbeats = heartbeats;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public Session handle(Command command) {
        ownAddress.require(command.caller(), "chat_address", command.chatAddress());
        SignedIn present = unitOfWork.call(() -> {
            Account account = renamed(command);
            Session changed = present(command, stored(command.caller()));
            sessions.update(changed);
            return new SignedIn(account, changed);
        });
        heartbeats.of(present);
        return present.session();
    }

    /** As it is now: what was said since the caller's token was looked up stays. */
    private Session stored(SignedIn caller) {
        return sessions.of(caller.account().id()).stream()
                .filter(session -> session.id().equals(caller.session().id()))
                .findFirst()
                .orElse(caller.session());
    }

    private Session present(Command command, Session session) {
        SessionLabels labels =
                session.labels().with(command.deviceName(), command.sessionName(), command.listenChannel());
        WorkState state = command.state() == null ? session.state() : WorkState.parse("state", command.state());
        String status = command.statusText() == null
                ? session.statusText()
                : Text.storable("status_text", command.statusText(), Session.MAX_STATUS_CHARACTERS);
        boolean visible = command.visible() == null || command.visible();
        return session.present(visible, labels, state, status).seen(clock.instant());
    }

    private Account renamed(Command command) {
        AccountId id = command.caller().account().id();
        if (command.displayName() == null || command.displayName().isBlank()) {
            return accounts.find(id).orElseThrow();
        }
        Account account = accounts.lock(id).orElseThrow();
        Account renamed = account.named(Text.label("display_name", command.displayName(), Account.MAX_NAME_CHARACTERS));
        if (!renamed.equals(account)) {
            accounts.update(renamed);
        }
        return renamed;
    }
}
