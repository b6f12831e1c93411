package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that wants to be called when a message comes for an account.
 *
 * @param disabled null while it is called
 * @param failingSince the first failure after the last success; null when the last delivery arrived
 */
public record Callback(
        CallbackId id,
        AccountId owner,
        TargetUrl url,
        CallbackFilter filter,
        CallbackSecrets secrets,
        @Nullable Disabled disabled,
        @Nullable Instant failingSince,
        Instant createdAt) {
    /** A receiver at which nothing arrives for so long is called no more. */
    public static final Duration MAX_FAILURE = Duration.ofDays(5);

    /** How many one account may have. */
    public static final int MAX_OF_ONE_ACCOUNT = 50;

    public Callback {
        requireNonNull(id, "id is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(url, "url is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(createdAt, "createdAt is null");
    }

    /** The answer for one that is not there, and for somebody else's. */
    public static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the callback's id: you have none of this id.");
    }

    public boolean active() {
        return disabled == null;
    }

    /** @throws Refusal when it is disabled */
    public void requireActive() {
        if (!active()) {
            throw Refusal.of(
                    RefusalCode.CALLBACK_DISABLED, "Switch the callback on first: PATCH it with \"active\": true.");
        }
    }

    /** What follows for the callback from one call of its receiver. */
    public Callback after(Attempt attempt) {
        if (!active()) {
            return this;
        }
        if (attempt.succeeded()) {
            return failing(null);
        }
        if (attempt.gone()) {
            return disabled(Disabled.GONE);
        }
        Instant since = failingSince == null ? attempt.at() : failingSince;
        boolean tooLong = !attempt.at().isBefore(since.plus(MAX_FAILURE));
        return tooLong ? failing(since).disabled(Disabled.FAILING) : failing(since);
    }

    private Callback failing(@Nullable Instant since) {
        return new Callback(id, owner, url, filter, secrets, disabled, since, createdAt);
    }

    public Callback disabled(Disabled why) {
        return new Callback(id, owner, url, filter, secrets, why, failingSince, createdAt);
    }

    public Callback enabled() {
        return new Callback(id, owner, url, filter, secrets, null, null, createdAt);
    }

    public Callback calling(TargetUrl other) {
        return new Callback(id, owner, other, filter, secrets, disabled, failingSince, createdAt);
    }

    public Callback wanting(CallbackFilter other) {
        return new Callback(id, owner, url, other, secrets, disabled, failingSince, createdAt);
    }

    public Callback signedWith(CallbackSecrets others) {
        return new Callback(id, owner, url, filter, others, disabled, failingSince, createdAt);
    }
}
