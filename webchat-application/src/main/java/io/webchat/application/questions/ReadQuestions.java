package io.webchat.application.questions;

import io.webchat.application.agents.AgentStates;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HeldCall;
import io.webchat.application.inbox.HeldCalls;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.application.inbox.Watch;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.Participants;
import io.webchat.application.messaging.Views;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows questions to both sides, and waits for an answer. */
public final class ReadQuestions {
    /** In one list. */
    public static final int MAX_QUESTIONS = 200;

    /** How long a waiting caller relies on being woken: a signal of another node can be lost. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Questions questions;
    private final Conversations conversations;
    private final Participants participants;
    private final InboxFeed feed;
    private final HeldCalls heldCalls;
    private final Heartbeats heartbeats;
    private final Views views;
    private final AgentStates agentStates;

    @Inject
    ReadQuestions(
            Questions questions,
            Conversations conversations,
            Participants participants,
            InboxFeed feed,
            HeldCalls heldCalls,
            Heartbeats heartbeats,
            Views views,
            AgentStates agentStates) {
        this.questions = questions;
        this.conversations = conversations;
        this.participants = participants;
        this.feed = feed;
        this.heldCalls = heldCalls;
        this.heartbeats = heartbeats;
        this.views = views;
        this.agentStates = agentStates;
    }

    /**
     * The question, as soon as it is no longer open, or when the time is over. A paused agent does not wait.
     *
     * @param holdFor up to {@link ReadInbox#MAX_WAIT}
     * @param connection of the caller; the call ends when it closes
     * @throws Refusal {@code not_found} for who takes no part
     */
    public QuestionView one(SignedIn caller, String questionId, Duration holdFor, CallerConnection connection)
            throws InterruptedException {
        ReadInbox.requireWait(holdFor);
        heartbeats.of(caller);
        AccountId viewer = caller.account().id();
        Question question = visible(viewer, questionId);
        long deadline = System.nanoTime() + holdFor.toNanos();
        if (question.open() && !holdFor.isZero()) {
            // The answer is an event in the logs of both sides.
            try (Watch watch = feed.watch(viewer);
                    HeldCall call = heldCalls.hold(caller.session().id(), connection)) {
                boolean goOn = true;
                question = visible(viewer, questionId);
                while (goOn
                        && question.open()
                        && System.nanoTime() < deadline
                        && !feed.stopping()
                        && agentStates.pause(caller.account()) == null) {
                    goOn = call.await(
                            watch, Duration.ofNanos(Math.min(deadline - System.nanoTime(), LOOK_AGAIN.toNanos())));
                    question = visible(viewer, questionId);
                }
            }
        }
        return view(viewer, question);
    }

    /** Those of own agents first, then newest first: those that the caller may answer, or with {@code own} those that it asked. */
    public List<QuestionView> list(SignedIn caller, boolean own, Question.@Nullable State state) {
        AccountId viewer = caller.account().id();
        return questions.of(viewer, own, state, MAX_QUESTIONS).stream()
                .map(question -> view(viewer, question))
                .toList();
    }

    /**
     * A page of {@link #list}.
     *
     * @param after the question that the page follows; null for the first page
     * @throws Refusal when the limit is out of range, or no question has that id
     */
    public List<QuestionView> page(
            SignedIn caller, boolean own, Question.@Nullable State state, @Nullable String after, int limit) {
        if (limit < 1 || limit > MAX_QUESTIONS) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_QUESTIONS + ".");
        }
        AccountId viewer = caller.account().id();
        QuestionId place = after == null || after.isBlank()
                ? null
                : QuestionId.parse(after)
                        .orElseThrow(() -> Refusal.field(
                                "before", "invalid", "Give before the next_before of the page that came last."));
        return questions.of(viewer, own, state, place, limit).stream()
                .map(question -> view(viewer, question))
                .toList();
    }

    public QuestionView view(AccountId viewer, Question question) {
        return QuestionView.of(viewer, question, views);
    }

    /** @throws Refusal {@code not_found} when the caller takes no part in the question */
    public void requireVisible(SignedIn caller, String questionId) {
        visible(caller.account().id(), questionId);
    }

    private Question visible(AccountId viewer, String questionId) {
        return QuestionId.parse(questionId)
                .flatMap(questions::find)
                .filter(found -> conversations
                        .find(found.conversation())
                        .filter(conversation -> participants.includes(conversation, viewer))
                        .isPresent())
                .orElseThrow(ReadQuestions::unknown);
    }

    static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "List your questions to see their ids.");
    }
}
