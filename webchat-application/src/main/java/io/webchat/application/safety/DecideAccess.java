package io.webchat.application.safety;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.questions.Questions;
import io.webchat.application.questions.SettleQuestion;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.domain.safety.AccessRequest;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets somebody in, or not; the questions that asked the other admins about it are settled with it. */
public final class DecideAccess {
    /** In one list. */
    public static final int MAX_REQUESTS = 200;

    private static final String APPROVE = Option.APPROVE_OR_DENY.getFirst().id();
    private static final String DENY = Option.APPROVE_OR_DENY.getLast().id();

    private final AccessRequests requests;
    private final Questions questions;
    private final SettleQuestion settleQuestion;
    private final Admins admins;
    private final AuditLog audit;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    DecideAccess(
            AccessRequests requests,
            Questions questions,
            SettleQuestion settleQuestion,
            Admins admins,
            AuditLog audit,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.requests = requests;
        this.questions = questions;
        this.settleQuestion = settleQuestion;
        this.admins = admins;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** @throws Refusal {@code already_decided} when another admin was faster and of another mind */
    public AccessRequest handle(SignedIn caller, String requestId, boolean approve) {
        return decide(admins.require(caller.account()), requestId, approve);
    }

    /** By the answer to one of the questions about it. Within a unit of work. */
    public void byAnswer(Account caller, Question answered) {
        Answer answer = answered.answer();
        if (answer == null || answered.concerns() == null) {
            throw new IllegalArgumentException("not an answer about access");
        }
        decide(admins.require(caller), AccessRequest.idOf(answered.concerns()), APPROVE.equals(answer.option()));
    }

    /**
     * The latest first; for admins.
     *
     * @param state null for any
     */
    public List<AccessRequest> list(SignedIn caller, AccessRequest.@Nullable State state) {
        admins.require(caller.account());
        return requests.latest(state, MAX_REQUESTS);
    }

    private AccessRequest decide(Account admin, String requestId, boolean approve) {
        return unitOfWork.call(() -> {
            AccessRequest request = requests.lock(requestId)
                    .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List the requests to see their ids."));
            AccessRequest decided = request.decided(approve, admin.id(), clock.instant());
            if (request.pending()) {
                store(admin.id(), decided, approve);
            } else if (request.state() != decided.state()) {
                throw Refusal.of(
                        RefusalCode.ALREADY_DECIDED, "Another admin has decided: list the requests to see how.");
            }
            return request.pending() ? decided : request;
        });
    }

    private void store(AccountId admin, AccessRequest decided, boolean approve) {
        Instant now = clock.instant();
        requests.update(decided);
        audit.add(new AuditEntry(
                now,
                admin,
                approve ? "access_approved" : "access_denied",
                decided.email().value(),
                ""));
        questions.openConcerning(decided.concern()).stream()
                .map(questions::lock)
                .flatMap(Optional::stream)
                .map(question -> question.answered(new Answer(approve ? APPROVE : DENY, null, admin, now)))
                .forEach(settleQuestion::as);
    }
}
