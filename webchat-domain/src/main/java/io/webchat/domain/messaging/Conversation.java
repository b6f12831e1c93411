package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;

/** Where messages stand in one order. */
public sealed interface Conversation {
    ConversationId id();

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

        public boolean includes(AccountId account) {
            return account.equals(low) || account.equals(high);
        }

        /** The one on the other side; oneself among saved messages. */
        public AccountId other(AccountId account) {
            return account.equals(low) ? high : low;
        }
    }

    /** A group's. Who takes part changes, and is the group's matter. */
    record OfGroup(ConversationId id, GroupId group) implements Conversation {
        public OfGroup {
            requireNonNull(id, "id is null");
            requireNonNull(group, "group is null");
        }
    }
}
