package io.webchat.application.idempotency;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has a creating call take effect once, however often it is repeated under its key: the key, the effect and the answer
 * are stored in one unit of work, and a repeat gets the first answer.
 */
public final class Idempotency {
    /** How long a repeat is known. */
    public static final Duration KEPT = Duration.ofDays(2);

    private static final int MAX_PRUNED = 1_000;

    /** @param duplicate whether the call was made before under the same key */
    public record Answer(String body, boolean duplicate) {}

    private final KeptAnswers answers;
    private final AnswerCipher cipher;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    Idempotency(KeptAnswers answers, AnswerCipher cipher, UnitOfWork unitOfWork, Clock clock) {
        this.answers = answers;
        this.cipher = cipher;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Runs the effect, or gives the answer that it had.
     *
     * @param kind what is created; keys of different kinds have nothing to do with each other
     * @param content what the call asks for, always written in the same way
     * @param effect returns the answer; runs in the unit of work, so it must not act outside the ports
     * @throws Refusal {@code idempotency_conflict} when the key was used for other content
     */
    public Answer once(AccountId sender, String kind, IdempotencyKey key, String content, Supplier<String> effect) {
        KeptAnswers.Call call = new KeptAnswers.Call(sender, kind, cipher.keyHash(key));
        String contentHash = AnswerCipher.contentHash(content);
        return unitOfWork.call(() -> {
            Optional<KeptAnswers.Kept> kept = answers.claim(call, contentHash, clock.instant());
            if (kept.isPresent()) {
                return new Answer(
                        cipher.decrypt(key, same(kept.get(), contentHash).answer()), true);
            }
            String answer = effect.get();
            answers.answer(call, cipher.encrypt(key, answer));
            return new Answer(answer, false);
        });
    }

    private static KeptAnswers.Kept same(KeptAnswers.Kept kept, String contentHash) {
        if (!kept.contentHash().equals(contentHash)) {
            throw Refusal.field(
                    RefusalCode.IDEMPOTENCY_CONFLICT,
                    "idempotency_key",
                    "used",
                    "Use a new idempotency_key: this one was used for other content.");
        }
        return kept;
    }

    /** Forgets what is older than {@link #KEPT}. */
    public void prune() {
        Instant before = clock.instant().minus(KEPT);
        while (answers.prune(before, MAX_PRUNED) == MAX_PRUNED) {
            // There may be more.
        }
    }
}
