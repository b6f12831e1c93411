package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.safety.RequestAccess;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import io.webchat.domain.identity.SessionLabels;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a session for who shows the code that was sent to a mailbox; makes the account at its first login. */
public final class VerifyLoginCode {
    /**
     * What a login shows and wants. A null wish leaves things as they are, or at their default for a new account.
     *
     * @param callerIp whom wrong guesses are counted for
     */
    public record Command(
            EmailAddress email,
            String code,
            @Nullable String displayName,
            @Nullable String chatAddress,
            @Nullable Boolean publicVisible,
            SessionLabels labels,
            String callerIp) {}

    private final LoginCodes codes;
    private final CodeHash hash;
    private final Accounts accounts;
    private final Rename rename;
    private final OpenSession openSession;
    private final Acknowledgements acknowledgements;
    private final RateLimits limits;
    private final RequestAccess requestAccess;
    private final LoginConfig config;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    VerifyLoginCode(
            LoginCodes codes,
            CodeHash hash,
            Accounts accounts,
            Rename rename,
            OpenSession openSession,
            Acknowledgements acknowledgements,
            RateLimits limits,
            RequestAccess requestAccess,
            LoginConfig config,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.codes = codes;
        this.hash = hash;
        this.accounts = accounts;
        this.rename = rename;
        this.openSession = openSession;
        this.acknowledgements = acknowledgements;
        this.limits = limits;
        this.requestAccess = requestAccess;
        this.config = config;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @throws Refusal {@code code_invalid}; {@code address_taken}, after which the code is still good
     */
    public OpenedSession handle(Command command) {
        if (!config.access().admits(command.email()) && !requestAccess.approved(command.email())) {
            throw RequestAccess.denied();
        }
        // Every try is counted before it is looked at, and given back when it was right: tries at once can't outrun it.
        takeGuess(command);
        LoginCode code = rightCode(command);
        giveBackGuess(command);
        // The new session reads on from what others have acknowledged, to the last step.
        acknowledgements.flush();
        try {
            return unitOfWork.call(() -> open(command, code));
        } catch (RuntimeException e) {
            codes.giveBackTry(code);
            throw e;
        }
    }

    private OpenedSession open(Command command, LoginCode code) {
        if (!codes.use(code)) {
            throw wrongCode();
        }
        return openSession.of(account(command, code), command.labels());
    }

    private void takeGuess(Command command) {
        limits.take(RateLimit.LOGIN_GUESSES_PER_EMAIL, command.email().value());
        try {
            limits.take(RateLimit.LOGIN_GUESSES_PER_IP, command.callerIp());
        } catch (Refusal limited) {
            limits.giveBack(RateLimit.LOGIN_GUESSES_PER_EMAIL, command.email().value());
            throw limited;
        }
    }

    private void giveBackGuess(Command command) {
        limits.giveBack(RateLimit.LOGIN_GUESSES_PER_EMAIL, command.email().value());
        limits.giveBack(RateLimit.LOGIN_GUESSES_PER_IP, command.callerIp());
    }

    private LoginCode rightCode(Command command) {
        return codes.countTry(command.email())
                .filter(sent -> sent.usableAt(clock.instant()))
                .filter(sent -> hash.matches(sent.hash(), command.email(), command.code()))
                .orElseThrow(VerifyLoginCode::wrongCode);
    }

    private static Refusal wrongCode() {
        return Refusal.field(
                RefusalCode.CODE_INVALID,
                "code",
                "invalid",
                "Check the code, or request a new one: it is wrong or old.");
    }

    private Account account(Command command, LoginCode code) {
        Optional<Account> known =
                accounts.find(command.email()).map(Account::id).flatMap(accounts::lock);
        return known.isPresent() ? renewed(known.get(), command) : registered(command, code);
    }

    private Account renewed(Account known, Command command) {
        if (!known.active()) {
            throw RequestAccess.denied();
        }
        Account renewed = known;
        if (!known.admin() && config.access().admin(command.email())) {
            accounts.setAdmin(known.id(), true);
            renewed = known.admin(true);
        }
        if (command.displayName() != null && !command.displayName().isBlank()) {
            renewed = renewed.named(name(command.displayName()));
        }
        if (command.publicVisible() != null) {
            renewed = renewed.visible(command.publicVisible());
        }
        if (command.chatAddress() != null && !command.chatAddress().isBlank()) {
            renewed = rename.to(renewed, command.chatAddress());
        }
        if (!renewed.equals(known)) {
            accounts.update(renewed);
        }
        return renewed;
    }

    private Account registered(Command command, LoginCode code) {
        EmailAddress email = command.email();
        Instant now = clock.instant();
        String wanted = command.displayName() == null || command.displayName().isBlank()
                ? code.displayName()
                : command.displayName();
        ChatAddress address =
                command.chatAddress() == null || command.chatAddress().isBlank()
                        ? ids.automaticAddress()
                        : ChatAddress.chosen("chat_address", command.chatAddress());
        return accounts.register(new NewAccount(
                AccountKind.PERSON,
                address,
                wanted == null ? email.localPart() : name(wanted),
                email,
                null,
                command.publicVisible() == null || command.publicVisible(),
                config.access().admin(email),
                now));
    }

    private static String name(String typed) {
        return Text.label("display_name", typed, Account.MAX_NAME_CHARACTERS);
    }
}
