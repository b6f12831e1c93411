package io.webchat.application.identity;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Changes what an account shows of itself. */
public final class UpdateProfile {
    /** A null leaves a thing as it is. */
    public record Command(
            SignedIn caller,
            @Nullable String displayName,
            @Nullable Boolean publicVisible,
            @Nullable String chatAddress) {}

    private final Accounts accounts;
    private final Rename rename;
    private final UnitOfWork unitOfWork;

    @Inject
    UpdateProfile(Accounts accounts, Rename rename, UnitOfWork unitOfWork) {
        this.rename = rename;
        this.accounts = accounts;
        this.unitOfWork = unitOfWork;
    }

    /** @throws io.webchat.domain.Refusal {@code address_taken}, or naming the field that is not allowed */
    public Account handle(Command command) {
        return unitOfWork.call(() -> {
            // As it is stored now: what another screen has changed since this one signed in stays.
            Account present = accounts.lock(command.caller().account().id()).orElseThrow();
            Account changed = changed(present, command);
            if (!changed.equals(present)) {
                accounts.update(changed);
            }
            return changed;
        });
    }

    private Account changed(Account present, Command command) {
        Account changed = present;
        if (command.displayName() != null) {
            changed = changed.named(Text.label("display_name", command.displayName(), Account.MAX_NAME_CHARACTERS));
        }
        if (command.publicVisible() != null) {
            changed = changed.visible(command.publicVisible());
        }
        if (command.chatAddress() != null) {
            changed = rename.to(changed, command.chatAddress());
        }
        return changed;
    }
}
