package io.webchat.domain.calls;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call from one account to another.
 *
 * @param answeredAt null while nobody has answered
 * @param endedAt null while it rings or goes on
 */
public record Call(
        String id,
        AccountId caller,
        AccountId callee,
        Media media,
        State state,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt) {
    public static final String PREFIX = "call_";

    /** How long it rings. The contract's number. */
    public static final Duration MAX_RINGING = Duration.ofSeconds(45);

    /** In characters of JSON: an offer of a browser has some 10,000. */
    public static final int MAX_DATA_CHARACTERS = 65_536;

    /** What is sent. */
    public enum Media {
        AUDIO,
        VIDEO;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a call stands. */
    public enum State {
        RINGING,
        ACTIVE,
        ENDED,
        DECLINED,
        /** Nobody answered in time. */
        MISSED,
        /** The caller hung up before an answer. */
        CANCELLED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean over() {
            return this != RINGING && this != ACTIVE;
        }
    }

    /** What one side tells the other. */
    public enum Signal {
        ANSWER,
        CANDIDATE,
        DECLINE,
        HANGUP;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Call {
        requireNonNull(id, "id is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(callee, "callee is null");
        requireNonNull(media, "media is null");
        requireNonNull(state, "state is null");
        requireNonNull(startedAt, "startedAt is null");
    }

    public boolean includes(AccountId account) {
        return caller.equals(account) || callee.equals(account);
    }

    public AccountId other(AccountId account) {
        return caller.equals(account) ? callee : caller;
    }

    /**
     * What the call is after a signal. A repeat of what ended it changes nothing.
     *
     * @throws Refusal when it is over, was answered already, or the signal is the other side's to give
     */
    public Call after(Signal signal, AccountId by, Instant at) {
        return switch (signal) {
            case ANSWER -> answered(by, at);
            case DECLINE -> declined(by, at);
            case HANGUP -> hungUp(at);
            case CANDIDATE -> {
                requireGoingOn();
                yield this;
            }
        };
    }

    private Call answered(AccountId by, Instant at) {
        requireCalled(by);
        requireGoingOn();
        if (state == State.ACTIVE) {
            throw Refusal.of(RefusalCode.ALREADY_DECIDED, "Leave this call: another of your screens has answered it.");
        }
        return new Call(id, caller, callee, media, State.ACTIVE, startedAt, at, null);
    }

    private Call declined(AccountId by, Instant at) {
        requireCalled(by);
        if (state == State.DECLINED) {
            return this;
        }
        requireGoingOn();
        return ended(state == State.ACTIVE ? State.ENDED : State.DECLINED, at);
    }

    private Call hungUp(Instant at) {
        if (state.over()) {
            return this;
        }
        return ended(state == State.ACTIVE ? State.ENDED : State.CANCELLED, at);
    }

    /** Nobody has answered in time. */
    public Call missed(Instant at) {
        return ended(State.MISSED, at);
    }

    public boolean rangTooLongAt(Instant now) {
        return state == State.RINGING && !now.isBefore(startedAt.plus(MAX_RINGING));
    }

    private Call ended(State as, Instant at) {
        return new Call(id, caller, callee, media, as, startedAt, answeredAt, at);
    }

    private void requireCalled(AccountId by) {
        if (!callee.equals(by)) {
            throw Refusal.of(RefusalCode.ANSWER_NOT_ALLOWED, "Wait for the other side: only who is called answers.");
        }
    }

    private void requireGoingOn() {
        if (state.over()) {
            throw Refusal.of(RefusalCode.ALREADY_DECIDED, "Start a new call: this one is over.");
        }
    }
}
