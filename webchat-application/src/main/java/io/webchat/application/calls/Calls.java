package io.webchat.application.calls;

import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls that were started. */
public interface Calls {
    void add(Call call);

    /** The call, held against other signals until the end of the unit of work. */
    Optional<Call> lock(String id);

    void update(Call call);

    /** Those of an account, the latest first. */
    List<Call> of(AccountId account, int limit);

    /** Those that ring since {@code time} or longer. */
    List<String> ringingSince(Instant time, int limit);
}
