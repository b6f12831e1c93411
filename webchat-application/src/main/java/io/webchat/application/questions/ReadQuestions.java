package io.webchat.application.questions;

import io.webchat.application.agents.AgentStates;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.SignedIn;
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

    /** How long a waiting caller trusts that it would have been woken. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Questions questions;
    private final Conversations conversations;
    private final Participants participants;
    private final InboxFeed feed;
    private final Heartbeats heartbeats;
    private final Views views;
    private final AgentStates agentStates;

    @Inject
    ReadQuestions(
            Questions questions,
            Conversations conversations,
            Participants participants,
            InboxFeed feed,
            Heartbeats heartbeats,
            Views views,
            AgentStates agentStates) {
        this.questions = questions;
        this.conversations = conversations;
        this.participants = participants;
        this.feed = feed;
        this.heartbeats = heartbeats;
        this.views = views;
        this.agentStates = agentStates;
    }

    /**
     * The question, as soon as it is no longer open, or when the time is over. A paused agent does not wait.
     *
     * @param holdFor up to {@link ReadInbox#MAX_WAIT}
     * @throws Refusal {@code not_found} for who takes no part
     */
    public QuestionView one(SignedIn caller, String questionId, Duration holdFor) throws InterruptedException {
        ReadInbox.requireWait(holdFor);
        heartbeats.of(caller);
        AccountId viewer = caller.account().id();
        Question question = visible(viewer, questionId);
        long deadline = System.nanoTime() + holdFor.toNanos();
        if (question.open() && !holdFor.isZero()) {
            // Both sides' logs tell of an answer: whoever waits for it waits for that.
            try (Watch watch = feed.watch(viewer)) {
                question = visible(viewer, questionId);
                while (question.open()
                        && System.nanoTime() < deadline
                        && !feed.stopping()
                        && agentStates.pause(caller.account()) == null) {
                    watch.await(Duration.ofNanos(Math.min(deadline - System.nanoTime(), LOOK_AGAIN.toNanos())));
                    question = visible(viewer, questionId);
                }
            }
        }
        return view(viewer, question);
    }

    /** Newest first: those that the caller may answer, or with {@code own} those that it asked. */
    public List<QuestionView> list(SignedIn caller, boolean own, Question.@Nullable State state) {
        AccountId viewer = caller.account().id();
        return questions.of(viewer, own, state, MAX_QUESTIONS).stream()
                .map(question -> view(viewer, question))
                .toList();
    }

    public QuestionView view(AccountId viewer, Question question) {
        return QuestionView.of(viewer, question, views);
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
