package io.webchat.application.identity;

import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Changes what an account shows of itself. */
public final class UpdateProfile {
    /** A null leaves a thing as it is. */
    public record Command(
            SignedIn caller, @Nullable String displayName, @Nullable Boolean publicVisible, @Nullable String chatAddress) {}

    private final Accounts accounts;
    private final UnitOfWork unitOfWork;

    @Inject
    UpdateProfile(Accounts accounts, UnitOfWork unitOfWork) {
        this.accounts = accounts;
        this.unitOfWork = unitOfWork;
    }

    /** @throws io.webchat.domain.Refusal {@code address_taken}, or naming the field that is not allowed */
    public Account handle(Command command) {
        Account changed = command.caller().account();
        if (command.displayName() != null) {
            changed = changed.named(Text.label("display_name", command.displayName(), Account.MOST_NAME_CHARACTERS));
        }
        if (command.publicVisible() != null) {
            changed = changed.visible(command.publicVisible());
        }
        if (command.chatAddress() != null) {
            changed = changed.at(ChatAddress.chosen("chat_address", command.chatAddress()));
        }
        Account stored = changed;
        unitOfWork.run(() -> accounts.update(stored));
        return stored;
    }
}
