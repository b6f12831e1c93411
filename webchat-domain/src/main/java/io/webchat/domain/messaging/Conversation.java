package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.util.List;

/** Where messages stand in one order. */
public sealed interface Conversation {
    ConversationId id();

    /** Everybody whose log gets what {@code sender} writes here, the sender first. */
    List<AccountId> readers(AccountId sender);

    boolean includes(AccountId account);

    /** Between two accounts, or of one with itself: saved messages. */
    record Direct(ConversationId id, AccountId low, AccountId high) implements Conversation {
        public Direct {
            requireNonNull(id, "id is null");
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("the lower account comes first");
            }
        }

        public boolean saved() {
            return low.equals(high);
        }

        /** The one on the other side; oneself among saved messages. */
        public AccountId other(AccountId account) {
            return account.equals(low) ? high : low;
        }

        @Override
        public List<AccountId> readers(AccountId sender) {
            return saved() ? List.of(sender) : List.of(sender, other(sender));
        }

        @Override
        public boolean includes(AccountId account) {
            return account.equals(low) || account.equals(high);
        }
    }
}
