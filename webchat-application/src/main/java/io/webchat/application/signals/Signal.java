package io.webchat.application.signals;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;

/** Something that another relay on the same store has committed. A hint: the store says what it is. */
public sealed interface Signal {
    /** The account's log has new events. */
    record LogGrew(AccountId account) implements Signal {
        public LogGrew {
            requireNonNull(account, "account is null");
        }
    }

    /** The phone's queue has new messages. */
    record QueueGrew(PhoneId phone) implements Signal {
        public QueueGrew {
            requireNonNull(phone, "phone is null");
        }
    }

    /** The session has ended, and with it all that is held for it. */
    record SessionEnded(SessionId session) implements Signal {
        public SessionEnded {
            requireNonNull(session, "session is null");
        }
    }

    /**
     * A cached fact has changed.
     *
     * @param cache the name of the cache
     * @param key as that cache writes its keys
     */
    record FactChanged(String cache, String key) implements Signal {
        public FactChanged {
            requireNonNull(cache, "cache is null");
            requireNonNull(key, "key is null");
        }
    }

    /** Signals may have been lost: whatever is cached or waited for may have changed. */
    record AnythingChanged() implements Signal {}
}
